/// Which parts of a counterexample matter, as far as a limited number of runs tells.
///
/// Nothing here is proved: values between those that were tried may behave otherwise.
public struct Explanation: Sendable, Equatable {
  /// A number of a case.
  public enum Number: Sendable, Equatable, CustomStringConvertible {
    /// A whole number.
    case integer(Int)
    /// A double.
    case float(Double)

    /// The number as Swift writes it.
    public var description: String {
      switch self {
      case .integer(let value): "\(value)"
      case .float(let value): "\(value)"
      }
    }
  }

  /// The values of a part around its own, between which every value tried fails.
  public struct Interval: Sendable, Equatable {
    /// The least value that fails.
    public let lower: Number
    /// The greatest value that fails.
    public let upper: Number
    /// How many values from the least to the greatest one were tried, its own among them.
    public let tried: Int
    /// The nearest value tried below that does not fail; nothing where there is none.
    public let passesBelow: Number?
    /// The nearest value tried above that does not fail; nothing where there is none.
    public let passesAbove: Number?
  }

  /// What was found out about a part.
  public enum Finding: Sendable, Equatable {
    /// Every value that was tried fails, among them the ends of what is permitted and random ones.
    case irrelevant(tried: Int)
    /// Some values do not fail.
    case interval(Interval)
    /// No run was left for it.
    case untried
  }

  /// A number of the case, and what was found out about it.
  public struct Part: Sendable, Equatable {
    /// Where the number stands: `.1[2]` is the element 2 of the member 1; of a number that is the
    /// whole case the path is empty.
    public let path: String
    /// The index of its choice.
    public let index: Int
    /// The number itself.
    public let value: Number
    /// What was found out.
    public let finding: Finding
  }

  /// The numbers, in the order in which they were drawn.
  public let parts: [Part]
  /// Whether the case fails with all its doubles negated; nothing where that was not tried.
  public let survivesNegation: Bool?
  /// Whether the case fails with all its doubles multiplied by each power of two that was tried;
  /// nothing where none was.
  public let survivesScaling: Bool?
  /// The exponents of the powers of two that were tried.
  public let scalings: [Int]
  /// How many cases were run.
  public let runs: Int
}

extension Explanation {
  /// The explanation for people, a line for each part and for each finding about all doubles.
  public var lines: [String] {
    var lines = parts.compactMap(\.line)
    if let survivesNegation {
      let verb = survivesNegation ? "still fails" : "passes"
      lines.append("\(verb) with all floats negated")
    }
    if let survivesScaling {
      let powers = scalings.map { "2^\($0)" }.joined(separator: ", ")
      lines.append(
        survivesScaling
          ? "still fails with all floats multiplied by each of \(powers)"
          : "passes with all floats multiplied by one of \(powers)")
    }
    return lines
  }
}

extension Explanation.Part {
  /// What is known of the part; nothing where nothing is.
  fileprivate var line: String? {
    let name = path.isEmpty ? "the value" : path
    switch finding {
    case .untried: return nil
    case .irrelevant(let tried):
      return "\(name) = \(value): fails at each of the \(tried) values tried; it may not matter"
    case .interval(let interval):
      var text = "\(name) = \(value): "
      if interval.lower == interval.upper {
        text += "fails at no other value tried"
      } else {
        text += "fails at each of the \(interval.tried) values tried "
        text += "from \(interval.lower) to \(interval.upper)"
      }
      let passing = [interval.passesBelow, interval.passesAbove].compactMap { $0?.description }
      if !passing.isEmpty { text += "; passes at " + passing.joined(separator: " and ") }
      return text
    }
  }
}
