/// A study that finds price levels and tells their lives.
package protocol LevelStudy: Study {
    var levels: LevelBook { get }
}

/// The levels of one study after a closed bar.
package struct StudyLevels: Hashable, Sendable {
    /// The name its values go by: `fvg`.
    package let study: String
    /// Those that stand, oldest first.
    package let standing: [StudyLevel]

    package init(study: String, standing: [StudyLevel]) {
        self.study = study
        self.standing = standing
    }
}
