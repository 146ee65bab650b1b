import Exact
import Reference

extension FormulaError {
  /// What is wrong and what to do, in one sentence without its place.
  public var message: String { problem.message }
}

extension FormulaError.Problem {
  /// What is wrong and what to do, in one sentence.
  public var message: String {
    switch self {
    case .empty: "nothing is written here"
    case .tooLong(let length, let limit):
      "the formula has \(length) characters; at most \(limit) are read"
    case .tooDeep(let limit): "brackets are nested more than \(limit) deep"
    case .unknownCommand(let name):
      "the LaTeX command `\\\(name)` is not read here: write 24/25, sqrt(2), σ(z), log(0.6)"
    case .unexpectedCharacter(let scalar):
      "\(Self.describe(scalar)) has no meaning in a formula"
    case .unexpectedEnd(let expected): "the formula ends where \(expected) is expected"
    case .unexpected(let found, let expected): "`\(found)` stands where \(expected) is expected"
    case .notClosed(let bracket): "the bracket `\(bracket)` is not closed"
    case .neverOpened(let bracket): "the bracket `\(bracket)` was never opened"
    case .decimalComma(let suggestion): "a decimal comma? Write \(suggestion)"
    case .missingOperator(let left, let right):
      "an operator is missing between `\(left)` and `\(right)`"
    case .ambiguous(let first, let second):
      "this has two readings: write `\(first)` or `\(second)`"
    case .unknownName(let name, let suggestion):
      "`\(name)` is not a name here" + Self.meant(suggestion)
    case .productOfNames(let word, let names):
      "`\(word)` has two readings: the product \(names.joined(separator: "*")), or one name \(word), "
        + "which is not declared"
    case .lookAlike(let letter, let name, let latin):
      "`\(letter)` is \(name), not the letter \(latin): type it again"
    case .unknownFunction(let name, let suggestion):
      "`\(name)` is not a function here" + Self.meant(suggestion)
    case .functionWithoutArgument(let name):
      "`\(name)` needs an argument: \(name)(…)"
    case .argumentCount(let function, let expected, let found):
      "`\(function)` takes \(expected), not \(found)"
    case .notAllowed(let name, let reason): "`\(name)`: \(reason)"
    case .ambiguousWord(let word, let readings):
      "`\(word)` is read differently in different countries: write "
        + readings.joined(separator: " or ")
    case .numberTooLarge(let text):
      "`\(text)` is too large to be computed exactly: the exponents of a formula may add up to "
        + "\(Rational.decimalExponentLimit)"
    case .statement: "a value is expected here, not a statement"
    case .arithmetic(let error): error.message
    case .definition(let error): error.message
    case .kind(let operation, let found):
      "\(operation) a \(found) is not defined"
    case .shapes(let operation, let left, let right):
      "\(operation): \(Self.shape(left)) and \(Self.shape(right)) do not fit"
    case .dimensions(let operation, let left, let right):
      "\(operation): \(left) and \(right) do not fit"
    case .lengths(let operation, let left, let right):
      "\(operation): \(Self.shape(left)) and \(Self.shape(right)) do not fit"
    case .notSquare(let function, let size): "`\(function)` needs a square matrix, not \(size)"
    case .index(let found, let count):
      "there is no entry \(found): indices go from 0 to \(count - 1)"
    case .noValue(let name): "`\(name)` has no value here"
    case .noVariable(let name):
      "`\(name)` is no variable here, so that nothing can be differentiated by it"
    }
  }

  static func shape(_ shape: [Int]) -> String { Self.shape(shape.map { String($0) }) }

  /// A shape in words, by its lengths as numbers or names.
  static func shape(_ lengths: [String]) -> String {
    switch lengths.count {
    case 0: return "a number"
    case 1: return "a vector of \(lengths[0])"
    default:
      let size = lengths.joined(separator: "×")
      return "\(article(before: size)) \(size) matrix"
    }
  }

  /// The letters whose names begin with a vowel.
  private static let spokenWithVowel = Set("aefhilmnorsxAEFHILMNORSX")

  /// The article before a size: an n×m matrix, a k×n matrix, an 8×2 matrix.
  public static func article(before size: String) -> String {
    let first = size.prefix { $0 != "×" }
    let hasVowel =
      first.count == 1
      ? first.allSatisfy { spokenWithVowel.contains($0) || $0 == "8" }
      : first.hasPrefix("8") || first == "11" || first == "18"
        || first.first.map { "aeioAEIO".contains($0) } ?? false
    return hasVowel ? "an" : "a"
  }

  private static func meant(_ suggestion: String?) -> String {
    suggestion.map { "; did you mean `\($0)`?" } ?? ""
  }

  private static func describe(_ scalar: Unicode.Scalar) -> String {
    let name = scalar.properties.name ?? "a control character"
    let isHidden =
      scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
    let code = String(scalar.value, radix: 16, uppercase: true)
    let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return isHidden ? "U+\(padded) (\(name))" : "`\(scalar)` (\(name))"
  }
}

extension ArithmeticError {
  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .divisionByZero: "division by zero"
    case .notFinite: "infinity and NaN are no numbers"
    case .outsideDomain(let function, let argument):
      switch function {
      case "log": "the logarithm needs a positive number, not \(argument)"
      case "sqrt", "power": "a root needs a number that is not negative, not \(argument)"
      case "asin", "acos": "\(function) needs a number from −1 to 1, not \(argument)"
      default: "\(function) is not defined at \(argument)"
      }
    case .straddlesEdge(let function):
      "it cannot be told whether \(function) is defined here"
    case .tooLarge: "too large to be computed exactly"
    case .outOfFuel(let limit):
      "too much work: more than \(limit) operations (\(FuelCost.version))"
    case .undecided: "this cannot be decided"
    case .shapes(let operation, let left, let right):
      FormulaError.Problem.shapes(operation: operation, left: left, right: right).message
    case .singular: "the matrix has no inverse"
    }
  }
}

extension DefinitionError {
  /// What is wrong, in one sentence.
  public var message: String {
    switch self {
    case .lengths(let function, let a, let b):
      "`\(function)` needs two vectors of the same length, not of \(a) and \(b)"
    case .shapes(let function, let a, let b):
      "\(function): \(FormulaError.Problem.shape(a)) and \(FormulaError.Problem.shape(b)) do not fit"
    case .notSquare(let function, let rows, let columns):
      "`\(function)` needs a square matrix, not \(rows)×\(columns)"
    case .empty(let function): "`\(function)` of nothing is not defined"
    case .zeroVector(let function): "`\(function)` of a vector of length 0 is not defined"
    case .notADistribution(let function, let argument, let sum):
      "`\(function)`: \(argument) sums to \(sum), not 1"
    case .notAProbability(let function, let argument, let value):
      "`\(function)`: \(value) in \(argument) is no probability"
    case .infinite(let function, let index):
      "`\(function)` is infinite: q is 0 where p is not (entry \(index))"
    case .notACount(let function, let value):
      "`\(function)` needs a whole number that is not negative, not \(value)"
    }
  }
}
