/// Numbers as a set: the elements in braces, or the intervals that they lie in.
public struct WrittenSet: Sendable {
  /// An interval between two ends, of which there may be none on a side.
  public struct Interval: Sendable {
    /// The lower end; nil for −∞.
    public let lower: Expression?
    /// The upper end; nil for ∞.
    public let upper: Expression?
    /// Whether the lower end belongs to it.
    public let includesLower: Bool
    /// Whether the upper end belongs to it.
    public let includesUpper: Bool

    /// The numbers between two ends.
    public init(
      from lower: Expression?, to upper: Expression?, includesLower: Bool, includesUpper: Bool
    ) {
      self.lower = lower
      self.upper = upper
      self.includesLower = includesLower && lower != nil
      self.includesUpper = includesUpper && upper != nil
    }
  }

  /// A part of a set.
  public enum Piece: Sendable {
    case elements([Expression])
    case interval(Interval)
  }

  /// What is done with a piece and with what stands before it.
  public enum Operation: Sendable, Hashable {
    case union, intersection, difference
  }

  /// A piece, with what is done with it; the first one is joined to nothing.
  public struct Part: Sendable {
    /// What is done with what stands before it.
    public let operation: Operation
    /// The numbers.
    public let piece: Piece
  }

  /// The parts, which are taken one after the other.
  public let parts: [Part]
  /// The name that is said to lie in the set, `x ∈ (0, 1)`; nil for a set alone.
  public let member: String?
  /// What was read in a way that the writer should know of, in sentences without an end.
  public let remarks: [String]

  /// Reads a set: `{1, 2}`, `[0, 1)`, `(−∞, −1) ∪ (1, ∞)`, `ℝ ∖ {0}`, `∅`; nil for anything else, above all for a
  /// pair, `(1, 2)`.
  ///
  /// - Throws: `FormulaError` where something that can only be a set has a mistake in it.
  public init?(_ text: String, _ vocabulary: Vocabulary) throws(FormulaError) {
    try self.init(CutText(text, vocabulary))
  }

  /// Reads a set from its tokens.
  ///
  /// - Throws: `FormulaError` where something that can only be a set has a mistake in it.
  public init?(_ cut: CutText) throws(FormulaError) {
    guard cut.parser.mayBeginSet else { return nil }
    var parser = cut.parser
    guard let parts = try parser.numberSet() else { return nil }
    self.parts = parts
    member = parser.memberOfSet
    remarks = parser.remarks
  }

  init(parts: [Part], remarks: [String]) {
    self.parts = parts
    self.remarks = remarks
    member = nil
  }

  /// The real numbers that are not in the set; nil where it is no plain union.
  var complement: WrittenSet? {
    guard parts.allSatisfy({ $0.operation == .union }) else { return nil }
    let all = Interval(from: nil, to: nil, includesLower: false, includesUpper: false)
    return WrittenSet(
      parts: [Part(operation: .union, piece: .interval(all))]
        + parts.map { Part(operation: .difference, piece: $0.piece) }, remarks: remarks)
  }

  /// All numbers that are written in the set, in their order.
  public var numbers: [Expression] {
    parts.flatMap { part in
      switch part.piece {
      case .elements(let elements): elements
      case .interval(let interval): [interval.lower, interval.upper].compactMap { $0 }
      }
    }
  }
}
