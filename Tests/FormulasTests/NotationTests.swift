import Exact
import Formulas
import PropertyTesting
import Testing

/// Random formulas mean the same in whatever notation they are written.
struct NotationTests {
  /// A tree of numbers and operators.
  private indirect enum Node {
    case number(Int)
    case sum(Node, Node)
    case difference(Node, Node)
    case product(Node, Node)
    case quotient(Node, Node)
    case negative(Node)
    case square(Node)

    /// The value by rational arithmetic alone; nil for a division by zero.
    var value: Rational? {
      switch self {
      case .number(let n): return Rational(n)
      case .sum(let a, let b): return a.value.flatMap { x in b.value.map { x + $0 } }
      case .difference(let a, let b): return a.value.flatMap { x in b.value.map { x - $0 } }
      case .product(let a, let b): return a.value.flatMap { x in b.value.map { x * $0 } }
      case .quotient(let a, let b):
        guard let x = a.value, let y = b.value else { return nil }
        return try? x / y
      case .negative(let a): return a.value.map { -$0 }
      case .square(let a): return a.value.map { $0 * $0 }
      }
    }
  }

  private struct Writer {
    var generator: Random

    mutating func pick(_ options: String...) -> String {
      options.randomElement(using: &generator) ?? options[0]
    }

    mutating func node(depth: Int) -> Node {
      guard depth > 0 else { return .number(Int.random(in: 0...12, using: &generator)) }
      let a = node(depth: depth - 1)
      let b = node(depth: Int.random(in: 0..<depth, using: &generator))
      return switch Int.random(in: 0..<6, using: &generator) {
      case 0: .sum(a, b)
      case 1: .difference(a, b)
      case 2: .product(a, b)
      case 3: .quotient(a, b)
      case 4: .negative(a)
      default: .square(a)
      }
    }

    /// The node in a random notation, in brackets unless it is a number and sometimes even then.
    mutating func operand(_ node: Node) -> String {
      if case .number(let n) = node, Int.random(in: 0..<4, using: &generator) > 0 {
        return pick("\(n)", "\(n).0", fullWidth(n))
      }
      let inner = text(node)
      return pick("(\(inner))", "{\(inner)}", "（\(inner)）", "( \(inner) )", "((\(inner)))")
    }

    mutating func text(_ node: Node) -> String {
      let space = pick("", " ", "\u{A0}", "  ")
      switch node {
      case .number(let n): return "\(n)"
      case .sum(let a, let b): return operand(a) + space + pick("+", "＋") + space + operand(b)
      case .difference(let a, let b):
        return operand(a) + space + pick("-", "−", "–") + space + operand(b)
      case .product(let a, let b):
        let left = operand(a)
        let right = operand(b)
        let isBracket = right.first.map { "({（".contains($0) } ?? false
        let sign = isBracket ? pick("*", "·", "×", "⋅", "") : pick("*", "·", "×", "⋅")
        return left + space + sign + space + right
      case .quotient(let a, let b): return operand(a) + space + pick("/", "÷", "∕") + operand(b)
      case .negative(let a): return pick("-", "−", "- ", "+−") + operand(a)
      case .square(let a): return operand(a) + pick("^2", "²", "**2", " ^ 2", "^{2}", "^(1+1)")
      }
    }

    private func fullWidth(_ n: Int) -> String {
      let digits = "\(n)".unicodeScalars.compactMap { Unicode.Scalar($0.value + 0xFEE0) }
      return String(String.UnicodeScalarView(digits))
    }
  }

  @Test("A random formula has its value in every notation")
  func values() {
    var writer = Writer(generator: Random(seed: 7))
    var failure: String?
    var defined = 0
    for _ in 0..<1_500 where failure == nil {
      let node = writer.node(depth: Int.random(in: 1...4, using: &writer.generator))
      let text = writer.text(node)
      let result = value(text)
      if let expected = node.value {
        defined += 1
        if result != expected.description { failure = "\(text): \(result), not \(expected)" }
      } else if !result.hasSuffix("division by zero") {
        failure = "\(text): \(result), not a division by zero"
      }
    }
    #expect(failure == nil)
    #expect(defined > 1_000)
  }
}
