import Market
import State
import Studies
import Testing

/// Builds snapshots bar by bar, with study values by their textbook formulas.
struct PanesMarket {
    var snapshot: Snapshot

    init(source: String = "sim", state: SourceState = .live) {
        snapshot = Snapshot(mode: .simulated, plan: .standard)
        snapshot.sources = [SourceHealth(report: SourceReport(name: source, state: state))]
    }

    /// Adds an instrument from closed one-minute bars; the last one is still forming when `isForming`.
    mutating func add(_ symbol: String, _ bars: [Bar], isForming: Bool = true) throws {
        let instrument = try #require(Instrument(symbol: symbol, near: CivilDate(year: 2024, month: 1, day: 5)))
        var state = InstrumentState(instrument: instrument, source: snapshot.sources[0].report.name)
        let calendar = TradingCalendar(group: instrument.spec.group)
        for frame in TimeFrame.allCases {
            state.frames[frame] = Self.frame(
                Self.resampled(bars, frame, calendar), calendar, instrument.spec, isForming: isForming)
        }
        let minute = state.frames[.oneMinute]
        if let last = bars.last {
            let before = bars.dropLast().last?.close ?? last.open
            let direction: Direction = last.close > before ? .up : last.close < before ? .down : .flat
            state.last = LastPrice(
                price: last.close, time: last.time.adding(seconds: 47), direction: direction)
            snapshot.time = max(snapshot.time ?? last.time, last.time.adding(seconds: 47))
            state.day = calendar.tradingDay(atOrAfter: last.time)
        }
        if let days = minute?.bars.days, let today = days.last {
            state.today = today.summary
            if days.count > 1, let previous = days[days.count - 2].summary {
                state.previousClose = previous.close
                let points = instrument.spec.points
                state.previousDay = DailyLevels(
                    day: days[days.count - 2].day, high: previous.high, low: previous.low, close: previous.close,
                    pivots: Pivots(
                        high: points(previous.high), low: points(previous.low), close: points(previous.close)))
            }
        }
        snapshot.instruments.append(state)
        snapshot.scanner.rows.append(
            ScannerRow(
                slot: snapshot.instruments.count - 1, changePercent: state.changePercent.map { abs($0) },
                atr: 15.39, volume: 2_820, trend: snapshot.instruments.count.isMultiple(of: 3) ? .down : .up,
                momentum: 1.25, isVolumeSurge: snapshot.instruments.count == 2))
        snapshot.scanner.refreshed = snapshot.time.map(\.startOfMinute)
    }

    private static func resampled(_ bars: [Bar], _ frame: TimeFrame, _ calendar: TradingCalendar) -> [Bar] {
        guard frame != .oneMinute else { return bars }
        var result: [Bar] = []
        for bar in bars {
            let open = calendar.session(of: calendar.tradingDay(atOrAfter: bar.time)).lowerBound
            let span = Int64(frame.minutes) * Timestamp.minute
            let start = Timestamp(nanoseconds: open.nanoseconds + floorDivide(bar.time - open, span) * span)
            if result.last?.time == start {
                result[result.count - 1].absorb(bar)
            } else {
                var first = bar
                first.time = start
                result.append(first)
            }
        }
        return result
    }

    private static func frame(
        _ bars: [Bar], _ calendar: TradingCalendar, _ spec: ContractSpec, isForming: Bool
    ) -> FrameState {
        var series = BarSeries()
        var columns = StudyColumns()
        var values = StudyValues()
        var (volume, money, squares) = (0.0, 0.0, 0.0)
        var day: TradingDay?
        for (index, bar) in bars.enumerated() {
            let own = calendar.tradingDay(atOrAfter: bar.time)
            let startsDay = own != day
            if startsDay { (volume, money, squares) = (0, 0, 0) }
            day = own
            let price = (spec.points(bar.high) + spec.points(bar.low) + spec.points(bar.close)) / 3
            volume += Double(bar.volume)
            money += price * Double(bar.volume)
            squares += price * price * Double(bar.volume)
            let vwap = volume > 0 ? money / volume : price
            values.vwap = vwap
            values.vwapDeviation = volume > 0 ? max(0, squares / volume - vwap * vwap).squareRoot() : 0
            let close = spec.points(bar.close)
            values.emaFast = values.emaFast.map { $0 + (close - $0) * 2 / 10 } ?? close
            values.emaSlow = values.emaSlow.map { $0 + (close - $0) * 2 / 22 } ?? close
            if index < bars.count - (isForming ? 1 : 0) {
                series.append(bar, day: own)
                columns.append(values, startsDay: startsDay)
            }
        }
        return FrameState(bars: series, forming: isForming ? bars.last : nil, columns: columns, live: values)
    }
}
