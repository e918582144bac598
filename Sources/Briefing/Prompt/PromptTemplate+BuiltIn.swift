extension PromptTemplate {
    /// What is used where the user has no file of that name, and what such a file may start from.
    package static func builtIn(_ name: Name) -> String {
        switch name {
        case .rules: rules
        case .morning: morning
        case .update: update
        case .detail: detail
        }
    }

    private static let rules = """
        You are the disciplined co-pilot of a futures day trader. Preserving capital comes first.
        Use only figures from the data you are given, exactly as they are written there, and name the instrument by its \
        symbol before each price. Never make up, round or add up a price. Where something is not in the data, say that it \
        is not known.
        Write short bullets, plain text without tables, "USD" instead of a dollar sign, no formulas.
        You give no orders; the trader decides.

        """

    private static let morning = """
        {clock}
        {sources}
        {instruments}
        {positions}
        {events}
        {headlines}

        Write the game plan for this session in eight numbered parts, each a heading with at most three bullets:
        1. Market bias: one line for each asset with a side, in the form: SYMBOL long, or SYMBOL short
        2. Top three focus assets, with the reason
        3. Key levels of each, in the form: SYMBOL long or short, entry PRICE to PRICE, stop PRICE, target PRICE, all from \
        the data above
        4. Correlations
        5. Risk warnings
        6. Session plan: aggressive or patient, and when to stop
        7. Waves and volatility: wider stops and smaller size where volatility is high
        8. Signal quality: what is worth trading and what is to be left alone

        """

    private static let update = """
        {clock}
        {sources}
        {instruments}
        {positions}
        {events}
        {headlines}
        Changed since the last update:
        {changes}

        Write one line for each of at most six focus assets, in this form:
        SYMBOL last PRICE (CHANGE) | long or short, VALID or INVALID | Watch LEVEL
        Then a blank line and one sentence that begins with DO NOW: and says what to do now. At most eight lines.

        """

    private static let detail = """
        {clock}
        {sources}
        {instruments}
        {positions}
        {events}
        {headlines}

        Explain the present picture of {subject} in five to eight bullets: what moved, whether its plan still holds, what order flow says, \
        which levels were reached, and how the open positions stand.

        """
}
