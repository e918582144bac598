import Briefing
import Feeds
import Ledger
import State
import Storage

/// Carries out what the engine asks for, on the engine's thread; nothing here waits.
struct EffectRunner: Sendable {
    let feed: any Feed
    let log: Log
    let keeper: DeskKeeper?
    let writer: BriefingWriter?
    let box: SnapshotBox
    let fits: FitWorker
    let studies: StudyKeeper?

    /// - Parameter then: who waits for the event, told when what it changed is kept.
    func perform(_ effects: [Effect], then: (@Sendable (Keeping) -> Void)?) {
        var verdict: ReportVerdict?
        var changes: [StoredChange]?
        for effect in effects {
            switch effect {
            case .tellFeed(let command): feed.perform(command)
            case .persist(let asked, _): changes = (changes ?? []) + asked
            case .keepDrafts(let drafts): keeper?.keepDrafts(drafts)
            case .judged(let said, _): verdict = said
            case .brief(let request): writer?.write(request, from: box.latest)
            case .cancelBriefing: writer?.cancel()
            case .keepBriefingSession(let isOn): writer?.keepSession(isOn)
            case .keepGrades(let plans): writer?.keepGrades(plans)
            case .priceBriefings: writer?.price(from: box.latest)
            case .fit(let request): fits.take(request)
            case .keepStudies(let made): studies?.take(made)
            case .log(let level, let part, let text): log.write(level, part: part, text)
            }
        }
        guard let keeper, let changes else {
            then?(.kept(verdict, isDurable: keeper != nil))
            return
        }
        keeper.keep(changes) { [verdict] outcome in
            guard let then else { return }
            switch outcome {
            case .kept(let isDurable): then(.kept(verdict, isDurable: isDurable))
            case .refused(let reason): then(.refused(reason))
            }
        }
    }
}
