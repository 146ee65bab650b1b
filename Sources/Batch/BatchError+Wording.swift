import Formats

extension ErrorResult {
  /// What is wrong, as a part of a sentence.
  public var message: String {
    switch problem {
    case .unreadable(let reason): reason
    case .blank: "the line is empty"
    case .conflicting(let first):
      "the id \(id.map { SafeText.line($0, limit: 60) } ?? "") is already that of \(first.words), which "
        + "has another content: give each submission an id of its own"
    }
  }
}

extension HandedIn.Place {
  /// The place in words.
  var words: String {
    switch (file, line) {
    case (let file?, let line?): "\(SafeText.line(file, limit: 80)):\(line)"
    case (let file?, nil): SafeText.line(file, limit: 80)
    case (nil, let line?): "line \(line)"
    case (nil, nil): "the first one"
    }
  }
}

extension ShardFromEnvironment.Problem {
  /// One sentence.
  public var message: String {
    switch self {
    case .none:
      "no engine says which shard this is (\(ShardFromEnvironment.names.joined(separator: ", "))): write "
        + "--shard i/n"
    case .several(let names):
      "\(names.joined(separator: " and ")) name different shards: write --shard i/n"
    case .outside(let name, let value, let first, let count):
      "\(name) is \(SafeText.line(value, limit: 20)), but \(count) shards are numbered from \(first) to "
        + "\(first + count - 1)"
    }
  }
}

extension PartScan.Problem {
  /// What is wrong, as a part of a sentence.
  public var message: String {
    switch self {
    case .noHeader: "this is no part: its first line is no header"
    case .unfinished: "this part was not finished: it breaks off in its first line"
    case .noTrailer(let shard):
      "the part of shard \(shard.index)/\(shard.count) was not finished: it has no last line"
    case .damaged(let shard):
      "the part of shard \(shard.index)/\(shard.count) is damaged: its lines are not those that it was "
        + "finished with"
    case .misplaced(let shard):
      "this part says that it is of shard \(shard.index)/\(shard.count), and has results of another one"
    }
  }
}

extension MergePlan.Problem {
  /// One sentence that names what is wrong.
  public var message: String {
    switch self {
    case .nothing: "there are no parts"
    case .broken(let file, let problem): "\(SafeText.line(file)): \(problem.message)"
    case .foreign(let file, let first):
      "\(SafeText.line(file)): this part is of other submissions, exercises, another version or another "
        + "number of shards than \(SafeText.line(first))"
    case .stale(let file):
      "\(SafeText.line(file)): this part is of other submissions, exercises or another version than those "
        + "that are asked for"
    case .otherCount(let file, let found, let wanted):
      "\(SafeText.line(file)): this part is one of \(found) shards, not of \(wanted)"
    case .conflicting(let file, let other, let shard):
      "\(SafeText.line(file)): shard \(shard.index)/\(shard.count) has other results in "
        + "\(SafeText.line(other))"
    case .missing(let shards, let count):
      "missing: shard\(shards.count == 1 ? "" : "s") \(MergePlan.list(shards)) of \(count)"
    case .incomplete(let found, let wanted):
      "the parts have \(found) of \(wanted) submissions"
    }
  }

}

extension MergePlan {
  /// Numbers as job arrays take them: `0,3-5`.
  public static func list(_ numbers: [Int]) -> String {
    var ranges: [ClosedRange<Int>] = []
    for number in numbers.sorted() {
      if let last = ranges.last, last.upperBound + 1 == number {
        ranges[ranges.count - 1] = last.lowerBound...number
      } else {
        ranges.append(number...number)
      }
    }
    return ranges.map {
      $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)"
    }.joined(separator: ",")
  }
}
