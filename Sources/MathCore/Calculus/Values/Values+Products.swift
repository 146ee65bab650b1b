/// How two factors of a product are read as matrices: m × k times k × n, and the result's shape.
struct ProductShape {
  let m: Int
  let k: Int
  let n: Int
  let result: [Int]

  /// A vector on the left is a row, one on the right a column; the result has no axis for either.
  ///
  /// - Throws: `MathError.shapes` where the factors are no vectors or matrices that fit.
  init(_ left: [Int], _ right: [Int], in function: String) throws(MathError) {
    guard (1...2).contains(left.count), (1...2).contains(right.count),
      left[left.count - 1] == right[0]
    else { throw .shapes(function: function, left, right) }
    m = left.count == 2 ? left[0] : 1
    k = right[0]
    n = right.count == 2 ? right[1] : 1
    result = (left.count == 2 ? [m] : []) + (right.count == 2 ? [n] : [])
    let given = max(Tensor.count(of: left) ?? 0, Tensor.count(of: right) ?? 0)
    _ = try Tensors.limitedCount(
      of: [m, n], "the shape of the product", given: given, in: function)
  }
}

extension Values {
  /// The elements of a product, of which there may be none though a factor has many rows.
  private static func product(
    _ a: [Scalar], _ b: [Scalar], _ m: Int, _ k: Int, _ n: Int
  ) -> [Scalar] {
    m == 0 || n == 0 ? [] : Scalar.product(a, b, m, k, n)
  }

  /// The product of matrices or vectors.
  func times(_ other: Values, in function: String) throws(MathError) -> Values {
    let sizes = try ProductShape(shape, other.shape, in: function)
    return Values(
      sizes.result, Self.product(elements, other.elements, sizes.m, sizes.k, sizes.n))
  }

  /// From the gradient g of a product with these factors, g·B' and A'·g.
  ///
  /// ∂/∂Aᵢₖ Σ gᵢⱼ(AB)ᵢⱼ = Σⱼ gᵢⱼBₖⱼ, and likewise for B: the transposes of B.18.
  static func productGradients(
    _ a: Values, _ b: Values, _ g: Values, in function: String, needed: (Bool, Bool)
  ) throws(MathError) -> (Values?, Values?) {
    let sizes = try ProductShape(a.shape, b.shape, in: function)
    let (m, k, n) = (sizes.m, sizes.k, sizes.n)
    var left: Values?
    var right: Values?
    if needed.0 {
      let transposed = b.reshaped([k, n]).transposed
      left = Values(a.shape, Self.product(g.elements, transposed.elements, m, n, k))
    }
    if needed.1 {
      let transposed = a.reshaped([m, k]).transposed
      right = Values(b.shape, Self.product(transposed.elements, g.elements, k, m, n))
    }
    return (left, right)
  }
}
