/// Which doubles are likely; what is possible is said by the range of a generator.
public enum FloatProfile: Sendable, CaseIterable {
  /// Of the size of daily numbers: 2⁻²⁰ to 2²⁰ by magnitude, whole numbers, and short binary
  /// fractions.
  case unitScale
  /// The ends of formats and ranges, and the constants at which rounding changes.
  case edges
  /// Near to, or the opposite of, earlier draws of the case, and midpoints between them.
  case neighbours
  /// All finite bit patterns alike.
  case allFinite
  /// Unit scale seven times in ten, and otherwise edges or neighbours.
  case mixed
}
