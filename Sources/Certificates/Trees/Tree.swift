import Exact

extension Certificate {
  /// A formula as a tree.
  ///
  /// Written as an S-expression: `(/ 1 (+ 1 (exp (- z))))`. The arguments of a node are numbered from 0
  /// as they are written; a place counts them.
  public indirect enum Tree: Hashable, Sendable {
    /// A number: `-3/4`, and `0.25` where it is read.
    case number(Rational)
    /// A variable, an index, or an atom.
    case name(String)
    /// The circle constant, `pi`.
    case pi
    /// The sum of two or more: `(+ a b c)`.
    case sum([Tree])
    /// The negative: `(- a)`.
    case negative(Tree)
    /// The difference: `(- a b)`.
    case difference(Tree, Tree)
    /// The product of two or more: `(* a b c)`.
    case product([Tree])
    /// The quotient: `(/ a b)`.
    case quotient(Tree, Tree)
    /// The power: `(^ a b)`.
    ///
    /// Defined for whole b (for a negative one where a ≠ 0), else for a > 0, and for a = 0 where b > 0.
    case power(Tree, Tree)
    /// A function: `(exp a)`, `(max a b)`.
    case apply(Function, [Tree])
    /// The sum of a body over a whole index: `(sum i lo hi body)`.
    ///
    /// Defined where the bounds are whole and hi ≥ lo − 1; with hi = lo − 1 it is 0. The bounds are
    /// arithmetic over numbers and variables.
    case series(index: String, from: Tree, to: Tree, body: Tree)
    /// The product of a body over a whole index: `(prod i lo hi body)`.
    ///
    /// Defined as the sum is; with hi = lo − 1 it is 1.
    case indexedProduct(index: String, from: Tree, to: Tree, body: Tree)
    /// An entry of a family: `(at y i)`, `(at X i j)`, counted from 1.
    case entry(String, [Tree])
  }

  /// The functions of a tree.
  public enum Function: String, Hashable, Sendable, CaseIterable {
    case exp, log, sqrt, abs, sigmoid, tanh, sinh, cosh, log2, log10, softplus, relu, max, min
    case sin, cos, tan, asin, acos, atan, erf, erfc
    /// n!, defined for whole n from 0 on.
    case factorial
    /// a(a − 1)⋯(a − k + 1)/k!, defined for whole k from 0 on.
    case binomial
    /// The largest whole number that is not above x.
    case floor
    /// 1 above 0, −1 below, 0 at 0.
    case sign

    /// The number of its arguments.
    public var arity: Int { self == .max || self == .min || self == .binomial ? 2 : 1 }

    /// Whether the function has a value for all numbers.
    var isDefinedEverywhere: Bool {
      switch self {
      case .exp, .abs, .sigmoid, .tanh, .sinh, .cosh, .softplus, .relu, .max, .min, .sin, .cos,
        .atan, .erf, .erfc, .floor, .sign:
        true
      case .log, .sqrt, .log2, .log10, .tan, .asin, .acos, .factorial, .binomial: false
      }
    }

    /// Whether the first version of the format has no word for the function.
    var isOfSecondVersion: Bool { [.factorial, .binomial, .floor, .sign].contains(self) }
  }

  /// The place of a subtree: the argument numbers that lead to it from the root.
  public struct Place: Hashable, Sendable {
    /// The argument numbers, the root's first.
    public let path: [Int]

    /// The place that argument numbers lead to.
    public init(_ path: [Int]) { self.path = path }

    /// The numbers joined by dots (`2.1.0`); `.` for the root.
    public var text: String {
      path.isEmpty ? "." : path.map(String.init).joined(separator: ".")
    }
  }
}

extension Certificate.Tree {
  /// The tree as it is written in a certificate.
  public var text: String {
    var text = WrittenText()
    write(to: &text)
    return text.string
  }

  /// Appends the tree as it is written in a certificate.
  func write(to text: inout WrittenText) {
    switch self {
    case .number(let value): text += value.description
    case .name(let name): text += name
    case .pi: text += "pi"
    case .sum(let terms): Self.write("(+", terms, to: &text)
    case .negative(let a): Self.write("(-", a, to: &text)
    case .difference(let a, let b): Self.write("(-", a, b, to: &text)
    case .product(let factors): Self.write("(*", factors, to: &text)
    case .quotient(let a, let b): Self.write("(/", a, b, to: &text)
    case .power(let a, let b): Self.write("(^", a, b, to: &text)
    case .apply(let function, let arguments):
      text += "("
      Self.write(function.rawValue, arguments, to: &text)
    case .series(let index, let from, let to, let body):
      text += "(sum "
      text += index
      Self.write("", [from, to, body], to: &text)
    case .indexedProduct(let index, let from, let to, let body):
      text += "(prod "
      text += index
      Self.write("", [from, to, body], to: &text)
    case .entry(let family, let indices):
      text += "(at "
      Self.write(family, indices, to: &text)
    }
  }

  private static func write(
    _ head: String, _ items: Certificate.Tree..., to text: inout WrittenText
  ) {
    write(head, items, to: &text)
  }

  private static func write(_ head: String, _ items: [Certificate.Tree], to text: inout WrittenText)
  {
    text += head
    for item in items {
      text += " "
      item.write(to: &text)
    }
    text += ")"
  }
}
