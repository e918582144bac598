import Ledger
import Machine
import Market
import State
import Transport

/// What the writer's thread does.
final class WriterDesk: Sendable {
    /// What it is told, by the desk and by the client.
    enum Task: Sendable {
        case write(BriefingRequest, Snapshot)
        case price(Snapshot)
        case cancel
        case keepSession(Bool)
        case keepGrades([CalledPlan])
        case heard(number: Int, BriefingClient.Event)
        case stop
    }

    /// The text under way.
    private struct Writing {
        var request: BriefingRequest
        var prompt: Prompt
        var grounding: Grounding
        var calls: CallReader
        var transfer: Transfer?
        var text = ""
        var isSearching = false
        /// Something came since it was told last.
        var hasNews = false
        var isCancelled = false
        /// When it may be told again, monotonic nanoseconds.
        var nextTelling = Int64.min
    }

    /// Nanoseconds between two tellings: what comes faster than frames are drawn is told together.
    private static let frame: Int64 = 60_000_000

    private let setup: BriefingWriter.Setup
    private let inbox: Monitor<[Task]>
    private let tell: @Sendable (BriefingWriter.Told) -> Void

    init(
        _ setup: BriefingWriter.Setup, inbox: Monitor<[Task]>, tell: @escaping @Sendable (BriefingWriter.Told) -> Void
    ) {
        self.setup = setup
        self.inbox = inbox
        self.tell = tell
    }

    func run() {
        var memory = restore()
        var grades = restoreGrades()
        var client: BriefingClient?
        var http: HTTPClient?
        var writing: Writing?
        defer { http?.stop() }
        while true {
            let deadline = writing.flatMap { $0.hasNews ? $0.nextTelling : nil }
            let tasks = inbox.wait(until: deadline) { tasks -> [Task]? in
                guard !tasks.isEmpty else { return nil }
                defer { tasks = [] }
                return tasks
            }
            for task in tasks ?? [] {
                switch task {
                case .write(let request, let snapshot):
                    if setup.service != nil, client == nil {
                        // Without one the text ends at once and says so; the next one tries anew.
                        http = try? HTTPClient(trust: setup.trust)
                        client = http.map { BriefingClient(http: $0, clock: setup.clock) }
                    }
                    writing = begin(request, snapshot, client, &memory, &grades)
                case .price(let snapshot): price(snapshot)
                case .cancel:
                    writing?.isCancelled = true
                    writing?.transfer?.cancel()
                case .keepSession(let isOn):
                    memory.isSessionOn = isOn
                    keep(memory)
                case .keepGrades(let plans):
                    for plan in plans { grades.take(plan) }
                    keep(grades)
                case .heard(let number, let event):
                    if writing?.request.number == number { take(event, &writing, &memory, &grades) }
                case .stop:
                    writing?.transfer?.cancel()
                    return
                }
            }
            tellProgress(&writing)
        }
    }

    // MARK: Writing

    /// Begins a text; one that the desk writes by itself ends at once.
    private func begin(
        _ request: BriefingRequest, _ snapshot: Snapshot, _ client: BriefingClient?, _ memory: inout BriefingMemory,
        _ grades: inout GradeBook
    ) -> Writing? {
        guard let service = setup.service else {
            let local = LocalBriefing(request.kind, of: snapshot, about: request.symbol)
            let lines = Grounding(local.sheet).check(Markdown.lines(local.text))
            let text = BriefingText(request: request, model: nil, lines: lines)
            memory.add(text, local.sheet)
            keep(memory)
            tell(.news(.ended(text, spent: nil)))
            call(text, CallReader(local.sheet, snapshot), &grades)
            return nil
        }
        guard let client else {
            fail(request, BriefingError.transport(.noClient("the network library could not be started")), [], memory)
            return nil
        }
        if let refusal = memory.spend.refusal(on: today, budget: setup.budget) {
            fail(request, refusal, [], memory)
            return nil
        }
        var earlier = FactSheet()
        earlier.facts = memory.lastPrices
        let prompt = Prompt(
            request.kind, of: snapshot, about: request.symbol, templates: setup.templates,
            earlier: memory.lastPrices.isEmpty ? nil : earlier)
        var writing = Writing(
            request: request, prompt: prompt, grounding: Grounding(prompt.sheet),
            calls: CallReader(prompt.sheet, snapshot))
        let inbox = inbox
        writing.transfer = client.ask(prompt.question, of: service) { event in
            inbox.change { $0.append(.heard(number: request.number, event)) }
        }
        return writing
    }

    private func take(
        _ event: BriefingClient.Event, _ writing: inout Writing?, _ memory: inout BriefingMemory,
        _ grades: inout GradeBook
    ) {
        guard var current = writing else { return }
        switch event {
        case .text(let text):
            current.text += text
            current.isSearching = false
            current.hasNews = true
            writing = current
        case .searching:
            current.isSearching = true
            current.hasNews = true
            writing = current
        case .finished(let answer):
            writing = nil
            record(answer, &memory)
            let text = BriefingText(
                request: current.request, model: setup.service?.model, lines: lines(answer.text, current),
                note: Self.note(answer))
            memory.add(text, current.prompt.sheet)
            keep(memory)
            tell(.news(.ended(text, spent: memory.spend.summary(of: today))))
            call(text, current.calls, &grades)
        case .failed(let error, let answer):
            writing = nil
            // What was begun is paid for, also where it broke off.
            if !answer.text.isEmpty || answer.usage != nil {
                record(answer, &memory)
                keep(memory)
            }
            fail(
                current.request, error, lines(answer.text, current), memory, isCancelled: current.isCancelled)
        }
    }

    /// Keeps what a game plan can be held to.
    private func call(_ text: BriefingText, _ calls: CallReader, _ grades: inout GradeBook) {
        guard text.request.kind == .morning else { return }
        let plan = calls.plan(text, world: setup.world)
        grades.take(plan)
        keep(grades)
        tell(.news(.called([plan])))
    }

    private func lines(_ text: String, _ writing: Writing) -> [ProseLine] {
        writing.grounding.check(Markdown.lines(text))
    }

    /// Leaves the last characters unjudged: a figure that is still being written is no wrong one.
    private static func settled(_ lines: [ProseLine]) -> [ProseLine] {
        guard var last = lines.last else { return lines }
        var tail = 0
        for index in last.runs.indices.reversed() where tail < 12 {
            last.runs[index].verdict = nil
            tail += last.runs[index].text.count
        }
        return lines.dropLast() + [last]
    }

    private static func note(_ answer: Answer) -> String? {
        if answer.wasCutShort { return "The longest allowed answer was reached; the rest is missing." }
        guard answer.missingParts > 0 else { return nil }
        return answer.missingParts == 1
            ? "A part of the answer could not be read and is missing."
            : "\(answer.missingParts) parts of the answer could not be read and are missing."
    }

    private func fail(
        _ request: BriefingRequest, _ error: BriefingError, _ lines: [ProseLine], _ memory: BriefingMemory,
        isCancelled: Bool = false
    ) {
        let fault = BriefingFault(
            isCancelled ? "ended by you" : error.description, isPassing: error.isPassing,
            askedWait: error.askedWait?.components.seconds, isCancelled: isCancelled)
        if !isCancelled { tell(.log(.warn, "\(request.title) not written: \(error)")) }
        tell(.news(.failed(number: request.number, fault, lines: lines, spent: memory.spend.summary(of: today))))
    }

    /// Tells what has come, once a frame, and later when reading it takes longer than that.
    private func tellProgress(_ writing: inout Writing?) {
        let now = Clocks.monotonic()
        guard var current = writing, current.hasNews, now >= current.nextTelling else { return }
        tell(
            .news(
                .progressed(
                    number: current.request.number, lines: Self.settled(lines(current.text, current)),
                    isSearching: current.isSearching)))
        let end = Clocks.monotonic()
        current.hasNews = false
        current.nextTelling = end + max(Self.frame, (end - now) * 3)
        writing = current
    }

    // MARK: Keeping

    private func restore() -> BriefingMemory {
        var memory = BriefingMemory(world: setup.world)
        if let file = setup.file {
            do { memory = try BriefingMemory.read(file, world: setup.world) ?? memory } catch {
                tell(.log(.warn, error.description))
            }
        }
        let spent = setup.service == nil ? nil : memory.spend.summary(of: today)
        tell(.news(.restored(texts: memory.texts, isSessionOn: memory.isSessionOn, spent: spent)))
        return memory
    }

    private func keep(_ memory: BriefingMemory) {
        guard let file = setup.file else { return }
        do { try memory.write(file) } catch { tell(.log(.warn, error.description)) }
    }

    private func restoreGrades() -> GradeBook {
        guard let file = setup.file.map(GradeBook.path(beside:)) else { return GradeBook() }
        do {
            let grades = try GradeBook.read(file) ?? GradeBook()
            tell(.news(.called(grades.plans(of: setup.world))))
            return grades
        } catch {
            tell(.log(.warn, error.description))
            return GradeBook()
        }
    }

    private func keep(_ grades: GradeBook) {
        guard let file = setup.file.map(GradeBook.path(beside:)) else { return }
        do { try grades.write(file) } catch { tell(.log(.warn, error.description)) }
    }

    private func record(_ answer: Answer, _ memory: inout BriefingMemory) {
        memory.spend.record(answer.usage, model: setup.service?.model ?? "", on: today)
    }

    private func price(_ snapshot: Snapshot) {
        guard let service = setup.service else { return }
        var prices: [BriefingKind: String] = [:]
        for kind in BriefingKind.allCases {
            prices[kind] = BriefingPrice.text(Prompt(kind, of: snapshot, templates: setup.templates), service)
        }
        tell(.news(.priced(prices)))
    }

    /// The trading day by the machine's clock: money is spent in real time, whatever time a recording shows.
    private var today: TradingDay { TradingCalendar(group: .equity).tradingDay(atOrAfter: setup.clock()) }
}
