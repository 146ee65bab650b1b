import PropertyTesting

extension ChallengeProblem {
  /// Taking a binary heap apart in a wrong way gives its keys in order.
  static let binheap = ChallengeProblem(
    "binheap", ideal: "(0,nil,(0,(0,nil,nil),(1,nil,nil)))",
    Generator<Heap> { source throws(Stop) in
      let size = try source.integer(0...20)
      return try Heap.drawn(from: source, keys: 0...Int.max, size: size)
    }
  ) { heap in
    let list = heap.wronglySorted(rightFirst: true)
    return list == list.sorted() && list.sorted() == heap.keys(rightFirst: true).sorted()
  }
}
