/// A price that a study of the day tells, under the name it has in the list of levels and on the chart.
struct StudyPrice: Sendable {
    let name: String
    /// As in `copilot studies --list`.
    let field: String
    let what: String

    /// The study's name.
    var study: String { String(field.prefix { $0 != "." }) }

    private init(_ name: String, _ field: String, _ what: String) {
        self.name = name
        self.field = field
        self.what = what
    }

    static let priorPeriods = [
        StudyPrice("PWH", "previous.week_high", "prior week high"),
        StudyPrice("PWL", "previous.week_low", "prior week low"),
        StudyPrice("PMH", "previous.month_high", "prior month high"),
        StudyPrice("PML", "previous.month_low", "prior month low"),
    ]
    static let priorCloses = [
        StudyPrice("PWC", "previous.week_close", "prior week close"),
        StudyPrice("PMC", "previous.month_close", "prior month close"),
    ]
    static let outerPivots = [
        StudyPrice("R3", "pivots.floor_r3", "pivot"), StudyPrice("S3", "pivots.floor_s3", "pivot"),
    ]
    static let fibonacciPivots = family("f", "fib", 3, "Fibonacci pivot")
    static let camarillaPivots = family("c", "cam", 4, "Camarilla pivot")
    static let woodiePivots =
        family("w", "woodie", 2, "Woodie pivot") + [StudyPrice("wP", "pivots.woodie_p", "Woodie pivot")]
    static let centralRange = [
        StudyPrice("CPRt", "pivots.cpr_top", "central range"),
        StudyPrice("CPRb", "pivots.cpr_bottom", "central range"),
    ]
    static let priorProfile = [
        StudyPrice("pVAH", "profile.prior_vah", "prior day's value area"),
        StudyPrice("pVAL", "profile.prior_val", "prior day's value area"),
        StudyPrice("nPOC↑", "profile.naked_above", "naked POC above"),
        StudyPrice("nPOC↓", "profile.naked_below", "naked POC below"),
    ]

    /// `cR3` for `pivots.cam_r3`, and so on.
    private static func family(_ letter: String, _ name: String, _ count: Int, _ what: String) -> [StudyPrice] {
        (1...count).flatMap { number in
            ["r", "s"].map {
                StudyPrice("\(letter)\($0.uppercased())\(number)", "pivots.\(name)_\($0)\(number)", what)
            }
        }
    }
}
