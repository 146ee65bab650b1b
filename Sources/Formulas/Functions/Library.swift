import Exact
import Formats

/// A function of the formula language: its names, how many arguments it takes, and what it computes.
public struct Function<S: Scalar>: Sendable {
  /// Its own name.
  let name: String
  /// Other names for it.
  let aliases: [String]
  /// How many arguments it takes.
  let signature: Signature
  /// Whether an answer may use it where nothing more is allowed.
  let isElementary: Bool
  /// What it computes; the count of arguments has been checked.
  let body: @Sendable ([Value<S>]) throws -> Value<S>

  init(
    _ name: String, _ aliases: [String] = [], _ signature: Signature, isElementary: Bool = false,
    _ body: @escaping @Sendable ([Value<S>]) throws -> Value<S>
  ) {
    self.name = name
    self.aliases = aliases
    self.signature = signature
    self.isElementary = isElementary
    self.body = body
  }
}

/// How many arguments a function takes, and what they are called.
public struct Signature: Sendable, Hashable {
  let arguments: [String]
  /// One more that may be left out.
  let optional: String?
  let atLeast: Int?

  /// Exactly these arguments.
  init(_ arguments: String..., optional: String? = nil) {
    self.arguments = arguments
    self.optional = optional
    atLeast = nil
  }

  /// Any number of arguments from a least one on.
  init(atLeast: Int) {
    arguments = []
    optional = nil
    self.atLeast = atLeast
  }

  /// Whether it is exactly one.
  var isOfOne: Bool { atLeast == nil && arguments.count == 1 && optional == nil }

  /// Whether there may be any number of arguments from some count on.
  var isVariadic: Bool { atLeast != nil }

  func allows(_ count: Int) -> Bool {
    if let atLeast { return count >= atLeast }
    return count == arguments.count || (optional != nil && count == arguments.count + 1)
  }

  var countText: String {
    if let atLeast { return atLeast == 1 ? "one argument or more" : "\(atLeast) arguments or more" }
    let names = arguments.joined(separator: ", ")
    if let optional {
      return "\(arguments.count) or \(arguments.count + 1) arguments (\(names), \(optional))"
    }
    return arguments.count == 1
      ? "1 argument (\(names))" : "\(arguments.count) arguments (\(names))"
  }
}

/// All functions of the formula language, over one kind of scalar.
public struct Library<S: Scalar>: Sendable {
  private let functions: [String: Function<S>]
  /// What is read of vectors and matrices beyond linear algebra.
  var conventions = ArrayConventions()

  init() {
    let sections: [[Function<S>]] = [
      Library.elementary, Library.vectors, Library.matrices, Library.probability,
      Library.activations, Library.shapes, Library.calculus, Library.learning, Library.programmed,
      Library.wholeParts,
    ]
    functions = Dictionary(
      sections.flatMap { $0 }.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
  }

  subscript(name: String) -> Function<S>? { functions[name] }

  /// The functions with what a place reads of vectors and matrices.
  public func with(_ conventions: ArrayConventions) -> Library {
    var library = self
    library.conventions = conventions
    return library
  }

  fileprivate var all: [Function<S>] { functions.values.sorted { $0.name < $1.name } }
}

extension Library where S == Real {
  /// The functions over the reals.
  public static let real = Library()

  private static let names: [String: String] = {
    var names: [String: String] = [:]
    for function in real.all {
      names[function.name] = function.name
      for alias in function.aliases { names[alias] = function.name }
    }
    return names
  }()

  /// The own name of the function that a word calls.
  static func canonicalName(_ word: String) -> String? {
    // Most words are letters for variables.
    if word.utf8.count == 1, let letter = word.unicodeScalars.first, !letters.contains(letter) {
      return nil
    }
    return names[word]
  }

  /// The letters of ASCII that are names of functions.
  private static let letters = HeldSigns(names.keys.filter { $0.utf8.count == 1 }.joined())

  /// The names of all functions, sorted.
  static let allNames: [String] = names.keys.sorted()

  /// The functions that an answer may use where nothing more is allowed.
  public static let elementaryNames: Set<String> = Set(
    real.all.filter(\.isElementary).map(\.name))

  /// How many arguments a function takes.
  static func signature(of name: String) -> Signature? { real[name]?.signature }

  /// The inverse of a function, for `cos⁻¹`.
  static func inverse(of name: String) -> String? {
    let inverse = "a" + name
    return real[inverse]?.isElementary == true ? inverse : nil
  }

  /// The functions whose value is an angle.
  public static let inverseTrigonometric: Set = [
    "asin", "acos", "atan", "asec", "acsc", "acot", "atan2",
  ]

  /// Words that mean one thing in one country and another thing in the next.
  static let ambiguousWords: [String: [String]] = [
    "lg": ["log10", "log2"], "ld": ["log2", "log10"],
  ]
}
