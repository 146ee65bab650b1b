import Exact
import PropertyTesting
import Reference

/// A sum in Einstein's notation, with operands that fit it.
struct EinsumInput: Sendable {
  let left: [Character]
  let right: [Character]
  let output: [Character]
  let x: Tensor<Double>
  let y: Tensor<Double>

  var text: String { "\(String(left)),\(String(right))->\(String(output))" }
}

extension EinsumInput: CustomStringConvertible {
  /// The sum and its operands.
  var description: String { "\(text) of \(x), and \(y)" }
}

extension Generator where Value == EinsumInput {
  /// Sums over up to four letters, those of the notes among them.
  static func einsums(of elements: Generator<Double>) -> Generator {
    let known: Generator<[[Character]]> = .elements(
      [
        ["ij", "jk", "ik"], ["bhid", "bhjd", "bhij"], ["ii", "i", "i"], ["i", "j", "ij"],
        ["ij", "ij", ""], ["ij", "j", "i"], ["ij", "k", "ki"],
      ].map { groups in groups.map { Array($0) } })
    let letter: Generator<Character> = .elements(["i", "j", "k", "l"])
    let drawn: Generator<[[Character]]> = Generator<[[Character]]> { source throws(Stop) in
      let left = try letter.array(count: 0...3).draw(from: source)
      let right = try letter.array(count: 0...3).draw(from: source)
      let all = Array(Set(left + right)).sorted()
      let order = try Generator<[Character]>.permutations(of: all).draw(from: source)
      let count = try Generator<Int>.integers(in: 0...all.count).draw(from: source)
      return [left, right, Array(order.prefix(count))]
    }
    return Generator { source throws(Stop) in
      let groups = try Generator<[[Character]]>.oneOf([known, drawn]).draw(from: source)
      var lengths: [Character: Int] = [:]
      func shape(_ letters: [Character]) throws(Stop) -> [Int] {
        var shape: [Int] = []
        for letter in letters {
          if let length = lengths[letter] {
            shape.append(length)
            continue
          }
          let length = try Generator<Int>.frequency([(11, .integers(in: 1...3)), (1, .just(0))])
            .draw(from: source)
          lengths[letter] = length
          shape.append(length)
        }
        return shape
      }
      let x = try Generator<Tensor<Double>>.tensors(shape(groups[0]), of: elements)
        .draw(from: source)
      let y = try Generator<Tensor<Double>>.tensors(shape(groups[1]), of: elements)
        .draw(from: source)
      return EinsumInput(left: groups[0], right: groups[1], output: groups[2], x: x, y: y)
    }
  }
}

extension Law {
  /// Sums in Einstein's notation.
  static let tensorEinsumLaws: [Law] = [
    Law(
      87, .tensors, "einsum is the loops over its letters",
      states: "each entry is the sum of products that the letters say, within F4", .exact,
      holds: [.einsum], for: .einsums(of: .moderate)
    ) { subject, input in
      let terms = try Tensors.einsum(input.left, input.right, input.output, input.x, input.y)
        .mapped { pairs in try pairs.map { (try Rational($0)) * (try Rational($1)) } }
      try subject.hold(
        .einsum, try subject.einsum(input.text, input.x, input.y),
        to: try terms.mapped { $0.reduce(.zero, +) },
        within: { _, place in
          // F4: γ_k of the sum of magnitudes, and 2⁻¹⁰⁷⁵ for each product that underflows.
          let products = terms.elements[place]
          let magnitudes = products.reduce(Rational.zero) { $0 + $1.magnitude }
          let underflow = Rational(products.count).scaled(byTwoToThe: -1075)
          return Bound("F4", Bound.gamma(products.count) * magnitudes + underflow)
        })
    },
    Law(
      87, .tensors, "einsum of whole numbers is exact",
      states: "the sums of products of whole numbers up to 9 in magnitude have no error", .exact,
      needs: [.einsum], for: .einsums(of: .digits)
    ) { subject, input in
      let exact = try Tensors.einsum(input.left, input.right, input.output, input.x, input.y)
        .mapped { pairs in
          try pairs.reduce(Rational.zero) { $0 + (try Rational($1.0)) * (try Rational($1.1)) }
        }
      try subject.hold(
        .einsum, try subject.einsum(input.text, input.x, input.y), to: exact,
        within: { _, _ in .exact })
    },
  ]
}
