/// A key and two certificates of our own for `localhost` and 127.0.0.1, for servers of tests; nothing else trusts them.
enum TestCertificates {
    static let key = """
        -----BEGIN PRIVATE KEY-----
        MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQg9OBDJOly3oEriTlz
        QgasBD7YOizLYm2jd79FXhy5rlyhRANCAARuubdMcigykIjwHcLDkoJ0gPqqTkc0
        iUzRsKS04VFfjDQTy1JoXkMezza/HO3l9fq4QdfWAaZ7uS1fj69A8K6a
        -----END PRIVATE KEY-----
        """

    /// Valid from 2020 to 2120.
    static let good = """
        -----BEGIN CERTIFICATE-----
        MIIBbTCCARKgAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1jb3BpbG90
        IHRlc3RzMCAXDTIwMDEwMTAwMDAwMFoYDzIxMjAwMTAxMDAwMDAwWjAYMRYwFAYD
        VQQDDA1jb3BpbG90IHRlc3RzMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEbrm3
        THIoMpCI8B3Cw5KCdID6qk5HNIlM0bCktOFRX4w0E8tSaF5DHs82vxzt5fX6uEHX
        1gGme7ktX4+vQPCumqNLMEkwGgYDVR0RBBMwEYIJbG9jYWxob3N0hwR/AAABMAwG
        A1UdEwQFMAMBAf8wHQYDVR0OBBYEFH5pgSnY4B76rdnOBZGsM6cOoBjzMAoGCCqG
        SM49BAMCA0kAMEYCIQDhDu/sHGR7oU0FSD51dgpIL6ZqC7qaFWixF1ygdhMw0wIh
        AJhmuJnwhLdm4G1W3vvYVKgPxOUZqDQKYlyATE6++Vw4
        -----END CERTIFICATE-----
        """

    /// Expired in 2021.
    static let expired = """
        -----BEGIN CERTIFICATE-----
        MIIBazCCARCgAwIBAgIBAjAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1jb3BpbG90
        IHRlc3RzMB4XDTIwMDEwMTAwMDAwMFoXDTIxMDEwMTAwMDAwMFowGDEWMBQGA1UE
        AwwNY29waWxvdCB0ZXN0czBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABG65t0xy
        KDKQiPAdwsOSgnSA+qpORzSJTNGwpLThUV+MNBPLUmheQx7PNr8c7eX1+rhB19YB
        pnu5LV+Pr0DwrpqjSzBJMBoGA1UdEQQTMBGCCWxvY2FsaG9zdIcEfwAAATAMBgNV
        HRMEBTADAQH/MB0GA1UdDgQWBBR+aYEp2OAe+q3ZzgWRrDOnDqAY8zAKBggqhkjO
        PQQDAgNJADBGAiEAtHgJzUfxbmKpd3ZrgIwknzbevlKBdfJ7uCykojcitPgCIQDu
        MxgDlPzyXs3LYQKnQE4vr5YFsybl2NJyZfnsI+CcSA==
        -----END CERTIFICATE-----
        """
}
