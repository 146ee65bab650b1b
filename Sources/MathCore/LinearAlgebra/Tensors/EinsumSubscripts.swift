/// The letters of a sum in Einstein's notation with two operands, such as `ij,jk->ik`.
struct EinsumSubscripts {
  /// A letter for each axis of the left operand.
  let left: [UInt8]
  /// A letter for each axis of the right operand.
  let right: [UInt8]
  /// A letter for each axis of the result, none of them twice.
  let output: [UInt8]
  /// The letters of the operands that the result does not have, in the order of appearance.
  let summed: [UInt8]

  /// The letters of a text: letters a to z, one comma, then `->`; spaces are passed over.
  ///
  /// - Throws: `MathError.outsideDomain` for any other text, and where the result has a letter
  ///   twice or one that no operand has.
  init(_ text: String) throws(MathError) {
    let written = Array(text.utf8.filter { $0 != UInt8(ascii: " ") })
    let isLetter = { (unit: UInt8) in unit >= UInt8(ascii: "a") && unit <= UInt8(ascii: "z") }
    let left = written.prefix(while: isLetter)
    let right = written.dropFirst(left.count + 1).prefix(while: isLetter)
    let output = written.dropFirst(left.count + right.count + 3)
    let read = Array(left) + [UInt8(ascii: ",")] + right + Array("->".utf8) + output
    guard read == written, output.allSatisfy(isLetter) else {
      throw Self.malformed(text, "two groups of letters a to z, such as ij,jk->ik")
    }
    guard Set(output).count == output.count else {
      throw Self.malformed(text, "a text whose result has each letter once")
    }
    guard output.allSatisfy({ left.contains($0) || right.contains($0) }) else {
      throw Self.malformed(text, "a text whose result has letters of the operands only")
    }
    var summed: [UInt8] = []
    for letter in left + right where !output.contains(letter) && !summed.contains(letter) {
      summed.append(letter)
    }
    self.left = Array(left)
    self.right = Array(right)
    self.output = Array(output)
    self.summed = summed
  }

  static func malformed(_ text: String, _ condition: String) -> MathError {
    .outsideDomain(function: "einsum", argument: "text", value: text, condition: condition)
  }
}
