import Foundation
import TestSupport
import Testing

/// The scripts for Slurm, with a program in the place of `sbatch` that runs each job at once.
@Suite struct ClusterFolderTests {
  private static let sbatch = #"""
    #!/bin/bash
    echo "$@" >> "$CALLS"
    for word in "$@"; do
      case $word in --array=*) array=${word#--array=} ;; esac
    done
    if [ -n "${array:-}" ]; then
      for range in ${array//,/ }; do
        for number in $(seq "${range%-*}" "${range#*-}"); do
          SLURM_ARRAY_TASK_ID=$number bash "${!#}" >> "$CALLS.log" 2>&1
        done
      done
    else
      bash "${!#}" >> "$CALLS.log" 2>&1
    fi
    echo "7;cluster"
    """#

  private func classFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write(Self.sbatch, to: "bin/sbatch")
    let lines = (0..<9).map { #"{"student":"s\#($0)","answers":{"D.1":{"dot":24}}}"# + "\n" }
    try folder.write(lines.joined(), to: "class.jsonl")
    let outcome = try shell(
      "mkdir \(folder.path)/ex && cp exercises/part-d/D.1-*.jsonc \(folder.path)/ex && "
        + "chmod +x \(folder.path)/bin/sbatch")
    #expect(outcome.code == 0)
    return folder
  }

  private func submit(
    _ folder: ScratchFolder, _ words: String = "3", grade: String = "grade"
  ) throws -> Outcome {
    try shell(
      "export PATH=\(folder.path)/bin:$PATH; "
        + "clusters/slurm/submit \(folder.path)/class.jsonl \(folder.path)/out \(words)",
      environment: [
        "CALLS": folder.path + "/calls", "EXERCISES": folder.path + "/ex", "GRADE": grade,
      ])
  }

  private func results(_ folder: ScratchFolder) throws -> Int {
    try folder.text("out/results.jsonl").split(separator: "\n").count
  }

  @Test func `a late submission and a mended exercise are marked by the same call`() throws {
    let folder = try classFolder()
    let first = try submit(folder)
    #expect(first.code == 0 && first.output.hasPrefix("shares 0-2: job 7\n"), "\(first.messages)")
    #expect(try results(folder) == 9)
    // Nothing has changed: nothing is to be done but the merge.
    #expect(try submit(folder).output == "merge: job 7\n")
    let late = try shell(
      "echo '{\"student\":\"late\",\"answers\":{\"D.1\":{\"dot\":25}}}' >> \(folder.path)/class.jsonl"
    )
    #expect(late.code == 0)
    #expect(try submit(folder).output.hasPrefix("shares 0-2: "))
    #expect(try results(folder) == 10)
    // A part that is lost then is the only one that is missing.
    _ = try shell("rm \(folder.path)/out/part-1.jsonl")
    #expect(try submit(folder).output.hasPrefix("shares 1: "))
    #expect(try results(folder) == 10)
    _ = try shell("echo '// mended' >> \(folder.path)/ex/D.1-*.jsonc")
    #expect(try submit(folder).output.hasPrefix("shares 0-2: "))
    let parts = (0..<3).map { "part-\($0).jsonl" }
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
        == ["log"] + parts + ["results.jsonl"])
  }

  @Test func `a merge does not take parts of other submissions`() throws {
    let folder = try classFolder()
    _ = try submit(folder)
    _ = try shell("sed -i 1d \(folder.path)/class.jsonl")
    let merge =
      "grade merge --in \(folder.path)/class.jsonl --exercises \(folder.path)/ex "
      + "\(folder.path)/out/part-*.jsonl"
    let stale = try shell("\(merge) --shards 3")
    #expect(stale.code == 1 && stale.output == "")
    #expect(stale.messages.contains("part-0.jsonl: this part is of other submissions"))
    #expect(stale.messages.contains("missing: shards 0-2 of 3"))
    let count = try shell("\(merge) --shards 4 --missing")
    #expect(count.code == 1 && count.output == "")
    #expect(count.messages.contains("is one of 3 shards, not of 4"))
    #expect(try shell(merge).code == 2)
  }

  @Test func `both jobs get the options of sbatch`() throws {
    let folder = try classFolder()
    #expect(try submit(folder, "2 --partition=long --account x").code == 0)
    let calls = try folder.text("calls").split(separator: "\n")
    #expect(calls.count == 2 && calls.allSatisfy { $0.contains("--partition=long --account x ") })
    #expect(calls[1].contains("--dependency=afterany:7 "))
  }

  @Test func `what cannot be done is told`() throws {
    let folder = try classFolder()
    for (words, grade, piece) in [
      ("3", "no-such-program", "there is no program 'no-such-program'"),
      ("abc", "grade", "SHARDS is 'abc'"), ("0", "grade", "SHARDS is '0'"),
      ("1001", "grade", "SHARDS is '1001'"),
    ] {
      let outcome = try submit(folder, words, grade: grade)
      #expect(outcome.code == 2 && outcome.messages.contains(piece), "\(outcome.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/calls"))
  }
}
