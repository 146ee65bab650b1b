import Exact

extension Tensors {
  /// What a reduction over axes makes one number of: at each index of the other axes, the elements
  /// that lie over it.
  public static func groups<Element>(
    _ x: Tensor<Element>, _ axes: [Int]
  ) throws -> Tensor<[Element]> {
    let kept = x.shape.indices.filter { !axes.contains($0) }
    var groups: [[Int]: [Element]] = [:]
    for index in indices(into: x.shape) {
      groups[kept.map { index[$0] }, default: []].append(element(of: x, at: index))
    }
    return try tensor(kept.map { x.shape[$0] }) { groups[$0, default: []] }
  }

  /// At each index of a shape that broadcasts to x's, the elements of x that read it.
  ///
  /// - Throws: `DefinitionError.shapes`.
  public static func readers<Element>(
    _ x: Tensor<Element>, _ shape: [Int]
  ) throws -> Tensor<[Element]> {
    guard broadcastShape(shape, x.shape) == x.shape else {
      throw DefinitionError.shapes(function: "sumTo", x.shape, shape)
    }
    var readers: [[Int]: [Element]] = [:]
    for index in indices(into: x.shape) {
      readers[source(of: index, in: shape), default: []].append(element(of: x, at: index))
    }
    return try tensor(shape) { readers[$0, default: []] }
  }

  /// The pairs of factors that a sum in Einstein's notation adds up, at each index of the result.
  ///
  /// - Parameters:
  ///   - left: a letter for each axis of x.
  ///   - right: a letter for each axis of y.
  ///   - output: the letters of the result.
  /// - Throws: `DefinitionError.shapes` where a letter has two lengths.
  public static func einsum<Element>(
    _ left: [Character], _ right: [Character], _ output: [Character], _ x: Tensor<Element>,
    _ y: Tensor<Element>
  ) throws -> Tensor<[(Element, Element)]> {
    var letters: [Character] = []
    var lengths: [Int] = []
    for (letter, length) in zip(left + right, x.shape + y.shape) {
      if let known = letters.firstIndex(of: letter) {
        guard lengths[known] == length else {
          throw DefinitionError.shapes(function: "einsum", x.shape, y.shape)
        }
      } else {
        letters.append(letter)
        lengths.append(length)
      }
    }
    func place(_ letter: Character) -> Int { letters.firstIndex(of: letter) ?? 0 }
    var terms: [[Int]: [(Element, Element)]] = [:]
    for values in indices(into: lengths) {
      terms[output.map { values[place($0)] }, default: []].append(
        (
          element(of: x, at: left.map { values[place($0)] }),
          element(of: y, at: right.map { values[place($0)] })
        ))
    }
    return try tensor(output.map { lengths[place($0)] }) { terms[$0, default: []] }
  }
}
