import Exact
import Formulas

/// How an answer has to be written, whatever its value.
public enum WrittenForm: Sendable, Hashable {
  /// A whole number.
  case integer
  /// A whole number, or a fraction of two that have no common factor.
  case lowestTerms
  /// A decimal with exactly so many decimals.
  case decimals(Int)
  /// A decimal with exactly so many significant digits, zeros at the end counted.
  case significantDigits(Int)
  /// One fraction at most, and no fraction inside of it.
  case singleFraction
  /// No product, and no power, of a sum.
  case expanded
  /// A product of factors that are no products themselves.
  case factored
  /// No logarithm of a product, a quotient or a power.
  case noLogOfProduct
  /// Without a function or a name.
  case without(String)
  /// With no other names than these.
  case only([String])
  /// Nothing left to carry out.
  case simplified
  /// With at most so many operations.
  case operations(Int)

  /// Reads a form such as `integer`, `decimals:3`, `without:log`, `only:x,y`; nil if it is none.
  public init?(_ text: String) {
    let parts = text.split(separator: ":", maxSplits: 1).map { String($0).trimmed }
    guard let word = parts.first else { return nil }
    switch (word, parts.count) {
    case ("integer", 1): self = .integer
    case ("lowest-terms", 1): self = .lowestTerms
    case ("single-fraction", 1): self = .singleFraction
    case ("expanded", 1): self = .expanded
    case ("factored", 1): self = .factored
    case ("no-log-of-product", 1): self = .noLogOfProduct
    case ("simplified", 1): self = .simplified
    case ("without", 2) where !parts[1].isEmpty: self = .without(parts[1])
    case ("only", 2): self = .only(parts[1].split(separator: ",").map { String($0).trimmed })
    case ("decimals", 2), ("significant", 2), ("operations", 2):
      guard let count = Int(parts[1]), (0...10_000).contains(count) else { return nil }
      switch word {
      case "decimals": self = .decimals(count)
      case "significant" where count > 0: self = .significantDigits(count)
      case "operations": self = .operations(count)
      default: return nil
      }
    default: return nil
    }
  }

  /// The form with its names as formulas have them: `theta` is θ where that is the name.
  func reading(_ vocabulary: Vocabulary) -> WrittenForm {
    switch self {
    case .without(let name): .without(vocabulary.name(read: name))
    case .only(let names): .only(names.map { vocabulary.name(read: $0) })
    default: self
    }
  }

  /// The names of all forms, for messages.
  public static let words =
    "integer, lowest-terms, decimals:n, significant:n, single-fraction, expanded, factored, "
    + "no-log-of-product, without:NAME, only:x,y, simplified or operations:n"

  /// What the form asks for, in words that end a sentence.
  var wanted: String {
    switch self {
    case .integer: "a whole number"
    case .lowestTerms: "a fraction in lowest terms"
    case .decimals(let n): "a decimal with \(n) decimal\(n == 1 ? "" : "s")"
    case .significantDigits(let n): "a decimal with \(n) significant digit\(n == 1 ? "" : "s")"
    case .singleFraction: "one fraction"
    case .expanded: "expanded"
    case .factored: "factored"
    case .noLogOfProduct: "without the logarithm of a product, a quotient or a power"
    case .without(let name): "without \(name)"
    case .only(let names):
      names.isEmpty ? "without variables" : "with \(names.joined(separator: ", ")) only"
    case .simplified: "simplified"
    case .operations(let n): "with at most \(n) operation\(n == 1 ? "" : "s")"
    }
  }
}
