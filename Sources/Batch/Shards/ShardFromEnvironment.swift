/// Which shard a job is to do, by what the engine that runs it says.
public enum ShardFromEnvironment {
  /// The variable of each engine, and the number that it gives the first job of an array.
  static let variables: [(name: String, first: Int)] = [
    ("SLURM_ARRAY_TASK_ID", 0), ("JOB_COMPLETION_INDEX", 0), ("PBS_ARRAY_INDEX", 0),
    ("PBS_ARRAYID", 0), ("SGE_TASK_ID", 1), ("AWS_BATCH_JOB_ARRAY_INDEX", 0),
  ]

  /// The names of the variables that are looked at.
  public static var names: [String] { variables.map(\.name) }

  /// Why the environment names no shard.
  public enum Problem: Error, Sendable, Hashable {
    /// None of the variables is set.
    case none
    /// Two engines name different shards.
    case several([String])
    /// A variable that is no number of a shard.
    case outside(name: String, value: String, first: Int, count: Int)
  }

  /// The shard of this job, of so many.
  public static func shard(
    of count: Int, in environment: [String: String]
  ) throws(Problem) -> Shard {
    var found: [(name: String, shard: Shard)] = []
    for (name, first) in variables {
      // Grid Engine says `undefined` outside of an array.
      guard let value = environment[name], !value.isEmpty, value != "undefined" else { continue }
      guard let number = Int(value), number >= first,
        let shard = Shard(index: number - first, of: count)
      else { throw .outside(name: name, value: value, first: first, count: count) }
      found.append((name, shard))
    }
    guard let first = found.first else { throw .none }
    guard found.allSatisfy({ $0.shard == first.shard }) else { throw .several(found.map(\.name)) }
    return first.shard
  }
}
