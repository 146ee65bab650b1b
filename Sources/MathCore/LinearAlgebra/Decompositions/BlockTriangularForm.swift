extension Decompositions {
  /// The indices of a square matrix in groups that a permutation makes the diagonal blocks of a
  /// block triangular matrix, whose eigenvalues are those of A.
  ///
  /// An index belongs with another one where each leads to the other along entries that are not
  /// zero: the groups are the strongly connected components (Tarjan 1972). A triangular matrix has
  /// groups of one, so that its eigenvalues are its diagonal without any rounding.
  static func irreducibleBlocks(_ a: Matrix) -> [[Int]] {
    let count = a.rowCount
    var number = [Int](repeating: -1, count: count)
    var lowest = [Int](repeating: 0, count: count)
    var isOpen = [Bool](repeating: false, count: count)
    var open: [Int] = []
    var blocks: [[Int]] = []
    var next = 0
    for root in 0..<count where number[root] < 0 {
      // The path from the root, each index with the column to look at next.
      var path = [(index: root, column: 0)]
      while let (index, start) = path.last {
        if start == 0 {
          number[index] = next
          lowest[index] = next
          next += 1
          open.append(index)
          isOpen[index] = true
        }
        var column = start
        var child: Int?
        while column < count, child == nil {
          if column != index, a[index, column] != 0 {
            if number[column] < 0 {
              child = column
            } else if isOpen[column] {
              lowest[index] = min(lowest[index], number[column])
            }
          }
          column += 1
        }
        path[path.count - 1].column = max(column, 1)
        if let child {
          path.append((child, 0))
          continue
        }
        path.removeLast()
        if let parent = path.last?.index { lowest[parent] = min(lowest[parent], lowest[index]) }
        guard lowest[index] == number[index] else { continue }
        var block: [Int] = []
        while let member = open.popLast() {
          isOpen[member] = false
          block.append(member)
          if member == index { break }
        }
        blocks.append(block.sorted())
      }
    }
    return blocks
  }
}
