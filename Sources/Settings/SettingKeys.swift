extension SettingKey {
    /// Every setting, in the order of `copilot.conf.example`: the session, the screen, the plan, events and focus, studies,
    /// briefings, the simulated market, keys of services.
    package static let all: [SettingKey] = [
        feed, massiveURL, massiveSocket, yahooURL, dataDirectory, account, accountSize, contractMode, symbols,
        historyDays, logLevel,
        port, bind, portKey,
        theme, keymap, colours, glyphs, candles, mouse, frameInterval, numberGroup,
        entriesFrom, entriesTo, windDown, flatBy, eventsFile, newsSources, newsEvery, eventMinutes, focusScore,
        focusCount, focusQuality,
        focusPercentile, dailyLoss, focusRisk, emaFast, emaSlow, briefing, briefingModel, briefingURL,
        briefingBudget, briefingEvery, briefingEvents, briefingSearch, simulationSeed, simulationSpeed,
        massiveKey, xaiKey, redisAddress,
    ]

    package static let feed = SettingKey(
        "feed", .word(["auto", "massive", "yahoo", "simulated"]), .text("auto"),
        "Where prices come from; auto takes Massive with a key, else Yahoo where it answers, else the simulated market.",
        flag: "--feed")
    package static let massiveURL = SettingKey(
        "massive-url", .address(["https", "http"]), .text("https://api.massive.com"), "Massive's server for history.")
    package static let massiveSocket = SettingKey(
        "massive-socket", .address(["wss", "ws"]), nil,
        "Massive's server for live prices; by default the real-time or the delayed one, as the key's plan allows.")
    package static let yahooURL = SettingKey(
        "yahoo-url", .address(["https", "http"]), nil,
        "Server that answers as Yahoo's chart service does; by default Yahoo's own.")
    package static let dataDirectory = SettingKey(
        "data-dir", .path, nil, "Folder of what is kept; by default ~/.local/share/copilot.", flag: "--data-dir")
    package static let account = SettingKey(
        "account", .text, nil, "Name of the account this desk trades, as the bridge names it.", flag: "--account")
    package static let accountSize = SettingKey(
        "account-size", .integer(1_000...10_000_000), .integer(50_000), "Size of the account in dollars.",
        variables: ["ACCOUNT_SIZE", "DEFAULT_ACCOUNT_SIZE"])
    package static let contractMode = SettingKey(
        "contract-mode", .word(["micro", "full"]), .text("micro"),
        "Whether the default symbols are micro or full-size contracts.", variables: ["CONTRACT_MODE"])
    package static let symbols = SettingKey(
        "symbols", .symbols, nil,
        "Roots or contracts to watch; by default gold, silver, copper, crude, S&P and Nasdaq.", flag: "--symbols")
    package static let historyDays = SettingKey(
        "history-days", .integer(2...250), .integer(30), "Trading days of bars kept in memory.")
    package static let logLevel = SettingKey(
        "log-level", .word(["debug", "info", "warn", "warning", "error"]), .text("info"),
        "Least grave line that the log file takes.", variables: ["LOG_LEVEL"])

    package static let port = SettingKey(
        "port", .integer(0...65_535), .integer(0),
        "Port to which NinjaTrader's bridge pushes positions; 0 is off, 8000 is what the bridges expect.",
        flag: "--port")
    package static let bind = SettingKey(
        "bind", .text, nil,
        "Address besides this machine's own on which the port listens; it demands port-key.", flag: "--bind")
    package static let portKey = SettingKey(
        "port-key", .text, nil,
        "Key that everyone must show to the port: at least 16 letters, digits, dots, dashes and underscores.",
        isSecret: true)

    package static let theme = SettingKey(
        "theme", .text, .text("dark"), "Name of a theme, or the path of its file.", flag: "--theme")
    package static let keymap = SettingKey(
        "keymap", .text, .text("default"), "Name of a keymap, or the path of its file.", flag: "--keymap")
    package static let colours = SettingKey(
        "colours", .word(["auto", "direct", "palette", "256", "16", "8", "none"]), .text("auto"),
        "How many colours to use; auto asks the terminal, and NO_COLOR means none.")
    package static let glyphs = SettingKey(
        "glyphs", .word(["auto", "unicode", "ascii"]), .text("auto"),
        "Characters the terminal can be trusted with; auto is unicode where the locale is UTF-8.")
    package static let candles = SettingKey(
        "candles", .word(["braille", "solid", "ascii"]), .text("braille"), "How candles are drawn at the start.")
    package static let mouse = SettingKey("mouse", .flag, .flag(true), "Whether clicks and the wheel are taken.")
    package static let frameInterval = SettingKey(
        "frame-interval", .integer(33...250), .integer(100), "Milliseconds between two frames while prices move.")
    package static let numberGroup = SettingKey(
        "number.group", .word(["comma", "space", "apostrophe", "none"]), .text("comma"),
        "What stands between groups of three digits.")

    package static let entriesFrom = SettingKey(
        "plan.entries-from", .clock, .clock(210), "New York time from which the plan allows entries.")
    package static let entriesTo = SettingKey(
        "plan.entries-to", .clock, .clock(600), "New York time of the last entry; then manage only.")
    package static let windDown = SettingKey(
        "plan.wind-down", .clock, .clock(690), "New York time from which positions are closed.")
    package static let flatBy = SettingKey(
        "plan.flat-by", .clock, .clock(720), "New York time by which the account is flat.")

    package static let eventsFile = SettingKey(
        "events-file", .path, nil,
        "File of economic events, CSV or iCalendar; by default events.csv beside this one.")
    package static let newsSources = SettingKey(
        "news.sources", .addresses, nil,
        "Feeds of headlines (RSS, Atom) and calendars of events (iCalendar): addresses, or files.")
    package static let newsEvery = SettingKey(
        "news.every", .integer(1...1_440), .integer(5), "Minutes between two questions to an address of news.sources.")
    package static let eventMinutes = SettingKey(
        "no-trade.event-minutes", .integer(0...240), .integer(10),
        "Minutes before and after an event of high impact without trades.")
    package static let focusScore = SettingKey(
        "focus.score", .integer(0...100), .integer(40), "Pre-market score from which a product is in focus.")
    package static let focusCount = SettingKey(
        "focus.count", .integer(1...20), .integer(3), "The most products in focus.")
    package static let focusQuality = SettingKey(
        "focus.quality", .integer(0...100), .integer(55), "Signal quality, in percent, that a side needs.")
    package static let focusPercentile = SettingKey(
        "no-trade.percentile", .integer(50...100), .integer(88),
        "A product whose ranges are wider than so many percent of the past is left out.")
    package static let dailyLoss = SettingKey(
        "no-trade.daily-loss", .number(0.01...100), .number(1), "Percent of the account whose loss ends the day.")
    package static let focusRisk = SettingKey(
        "focus.risk", .number(0.01...10), .number(0.75), "Percent of the account that one trade may risk.")

    package static let emaFast = SettingKey("ema.fast", .integer(2...200), .integer(9), "Bars of the fast average.")
    package static let emaSlow = SettingKey("ema.slow", .integer(3...400), .integer(21), "Bars of the slow average.")

    package static let briefing = SettingKey(
        "briefing.mode", .word(["auto", "on", "off"]), .text("auto"),
        "Who writes briefings: auto asks the model where a key is set, else the desk itself; off shows none.")
    package static let briefingModel = SettingKey(
        "briefing.model", .text, .text("grok-4.3"), "The model that writes briefings.")
    package static let briefingURL = SettingKey(
        "briefing.url", .text, .text("https://api.x.ai/v1"),
        "Base address of the model's server: xAI, or any that speaks the same interface.")
    package static let briefingBudget = SettingKey(
        "briefing.budget", .number(0...1_000), .number(1), "Dollars a trading day after which no model is asked.")
    package static let briefingEvery = SettingKey(
        "briefing.every", .integer(1...240), .integer(15),
        "Minutes between two updates while a position is open or the live session is on.")
    package static let briefingEvents = SettingKey(
        "briefing.events", .words(["level", "agreement", "regime"]), .list(["level", "agreement", "regime"]),
        "What makes an update come at once: a level reached, three frames in agreement, another regime.")
    package static let briefingSearch = SettingKey(
        "briefing.search", .word(["none", "web", "x", "both"]), .text("none"),
        "What the model may search by itself; it takes up to a minute and costs extra.")

    package static let simulationSeed = SettingKey(
        "sim.seed", .integer(0...Int.max), .integer(1), "Seed of the simulated market: the same seed, the same day.",
        flag: "--seed")
    package static let simulationSpeed = SettingKey(
        "sim.speed", .number(0.1...10_000, orWord: "max"), .number(1), "Speed of the simulated market; 1 is real time.",
        flag: "--speed")

    package static let massiveKey = SettingKey(
        "massive-api-key", .text, nil,
        "Key of the Massive feed; it is sent to massive-url and massive-socket and to nobody else.",
        variables: ["MASSIVE_API_KEY"], isSecret: true)
    package static let xaiKey = SettingKey(
        "xai-api-key", .text, nil, "Key for briefings; it is sent to briefing.url and to nobody else.",
        variables: ["XAI_API_KEY"], isSecret: true)
    package static let redisAddress = SettingKey(
        "redis-url", .text, nil,
        "Redis that keeps accounts instead of SQLite: redis://[:password@]host[:port] or unix:///path.",
        variables: ["REDIS_URL"], isSecret: true)
}
