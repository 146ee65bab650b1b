/// The keys and values of the positions so far, for decoding one position after another.
///
/// Each position adds its key and value and attends to all so far: so n positions take the keys and
/// values of each once, and give what causal attention to all of them gives, to the bit.
public struct AttentionCache: Sendable, Hashable {
  private var keys: [[Double]] = []
  /// The values, a list for each of their columns.
  private var columns: [[Double]] = []

  /// The cache of no positions.
  public init() {}

  /// The number of positions so far.
  public var count: Int { keys.count }

  /// Adds the key and the value of the next position, and gives the output for its query.
  ///
  /// Nothing is added where it throws.
  ///
  /// - Throws: `shapes` unless query and key have one length, and key and value those before have;
  ///   `empty` for a query of no elements, `notFinite`.
  /// - Complexity: O((count + 1) · (key length + value length)).
  public mutating func attend(
    query: [Double], key: [Double], value: [Double]
  ) throws(MathError) -> [Double] {
    let function = "attend"
    try Requirements.sameLength(query, key, in: function)
    if let first = keys.first {
      try Requirements.sameLength(first, key, in: function)
      guard columns.count == value.count else {
        throw .shapes(function: function, [columns.count], [value.count])
      }
    }
    guard !query.isEmpty else { throw .empty(function: function) }
    try Requirements.finite(query, "query", in: function)
    try Requirements.finite(key, "key", in: function)
    try Requirements.finite(value, "value", in: function)
    if keys.isEmpty { columns = value.map { _ in [] } }
    keys.append(key)
    for (index, entry) in value.enumerated() { columns[index].append(entry) }
    let weights = try AttentionScores(width: query.count).weights(query, keys)
    var output: [Double] = []
    for column in columns { output.append(try Vectors.dot(weights, column)) }
    return output
  }
}
