import Exact
import Reference

extension Program.Step {
  /// The value of a step that computes nothing: its elements stand elsewhere.
  func arranged<Element>(_ x: [Tensor<Element>]) throws -> Tensor<Element> {
    let axes = x[0].shape.indices
    switch operation {
    case "transpose":
      guard axes.count == 2 else { throw malformed }
      return try Tensors.permute(x[0], [1, 0])
    case "reshape": return try Tensor(shape: counts, elements: x[0].elements)
    case "permute":
      guard counts.sorted() == Array(axes) else { throw malformed }
      return try Tensors.permute(x[0], counts)
    case "expand": return try Tensors.expand(x[0], counts)
    case "index":
      let place = try count()
      guard x[0].elements.indices.contains(place) else { throw malformed }
      return try Tensor(shape: [], elements: [x[0].elements[place]])
    case "slice":
      guard counts.count == 3, axes.contains(counts[0]), 0 <= counts[1], counts[1] <= counts[2],
        counts[2] <= x[0].shape[counts[0]]
      else { throw malformed }
      var shape = x[0].shape
      shape[counts[0]] = counts[2] - counts[1]
      return try Tensors.tensor(shape) { index in
        var source = index
        source[counts[0]] += counts[1]
        return Tensors.element(of: x[0], at: source)
      }
    case "concat":
      let axis = try count()
      guard axes.contains(axis) else { throw malformed }
      return try Tensors.concat(x[0], x[1], axis)
    default: throw malformed
    }
  }
}
