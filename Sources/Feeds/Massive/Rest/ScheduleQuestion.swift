import Market
import Transport

/// One question for the schedule outside any feed, for a desk that is about to open.
package struct ScheduleQuestion: Sendable {
    package var base: String
    /// It goes to the base address only.
    package var key: String
    package var trust: TrustedCertificates
    package var products: [ContractSpec]

    package init(base: String, key: String, trust: TrustedCertificates, products: [ContractSpec]) {
        self.base = base.hasSuffix("/") ? String(base.dropLast()) : base
        self.key = key
        self.trust = trust
        self.products = products
    }

    /// Longest wait of a desk that is about to open.
    package static let shortest = Duration.milliseconds(1_500)

    /// The days that were told, and what of them cannot be, as sentences.
    package typealias Answer = Result<(hours: VendorHours, refusals: [String]), MassiveFault>

    /// What the vendor tells of the days around now. Waits, all pages together, no longer than the patience.
    package func ask(at now: Timestamp, within patience: Duration) -> Answer {
        do throws(MassiveFault) {
            let http: HTTPClient
            do { http = try HTTPClient(trust: trust) } catch { throw .unreachable(error) }
            let request = MassiveRequest.schedules(of: products, around: now)
            let deadline = ContinuousClock.now + patience
            var rows: [ScheduleRow] = []
            var target: String? = request.target
            while let asked = target {
                let page: MassivePage<ScheduleRow> = try page(
                    asked, of: request, http, max(deadline - .now, .milliseconds(1)))
                rows += page.rows
                target = page.next
            }
            let reading = ScheduleReading(rows, of: products, toldAt: now)
            return .success((reading.hours, reading.refusals))
        } catch {
            return .failure(error)
        }
    }

    private func page(
        _ target: String, of request: MassiveRequest, _ http: HTTPClient, _ patience: Duration
    ) throws(MassiveFault) -> MassivePage<ScheduleRow> {
        let question = HTTPRequest(
            .get, base + target, headers: [HTTPHeader("Authorization", "Bearer \(key)")],
            limits: HTTPLimits(connect: patience, firstByte: patience, stall: patience, total: patience),
            acceptsCompression: true)
        switch http.answer(to: question, within: patience + .milliseconds(200)) {
        case .success(let response):
            if let fault = MassiveFault(response, to: request) { throw fault }
            return try MassivePage(response.body)
        case .failure(let error): throw .unreachable(error)
        }
    }
}
