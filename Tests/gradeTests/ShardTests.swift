import Foundation
import TestSupport
import Testing

/// A class marked in shares, of exercise D.1 alone.
@Suite struct ShardTests {
  private func classFolder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    var lines = (0..<120).map { number in
      #"{"student":"s\#(number)","answers":{"D.1":{"dot":\#(number % 7 + 20)}}}"#
    }
    // An identical one, another one of the same id, and lines that are none.
    lines += [lines[3], lines[4].replacing("dot", with: "angle"), "", "{broken", lines[3]]
    try folder.write(lines.joined(separator: "\n") + "\n", to: "class.jsonl")
    return folder
  }

  private func shard(_ index: Int, _ folder: ScratchFolder, of count: Int = 5) -> String {
    "grade shard --only D.1 --shard \(index)/\(count) --in \(folder.path)/class.jsonl"
      + " --out \(folder.path)/part-\(index).jsonl"
  }

  @Test func `the shares of a class make up what one run writes`() throws {
    let folder = try classFolder()
    let whole = try shell("grade --only D.1 --format jsonl \(folder.path)/class.jsonl").output
    for index in 0..<5 {
      let outcome = try shell(shard(index, folder))
      #expect(outcome.code == 0 && outcome.output == "", "\(outcome.messages)")
    }
    let merged = try shell("grade merge \(folder.path)/part-*.jsonl")
    #expect(merged.output == whole && merged.code == 0)
    #expect(merged.messages.contains("5 parts, 122 results, 2 of them errors; 2 identical"))
    let other = try shell(
      "cd \(folder.path) && grade merge part-3.jsonl part-1.jsonl part-0.jsonl part-4.jsonl part-2.jsonl "
        + "part-1.jsonl --output results.jsonl")
    #expect(other.code == 0 && other.output == "")
    #expect(try folder.text("results.jsonl") == whole)
  }

  @Test func `a missing or broken part is named, and nothing is written`() throws {
    let folder = try classFolder()
    for index in [0, 1, 3, 4] { _ = try shell(shard(index, folder)) }
    _ = try shell(
      "head -c 3000 \(folder.path)/part-3.jsonl > \(folder.path)/t; mv \(folder.path)/t \(folder.path)/part-3.jsonl"
    )
    let outcome = try shell("cd \(folder.path) && grade merge part-*.jsonl --output results.jsonl")
    #expect(outcome.code == 1 && outcome.output == "")
    #expect(outcome.messages.contains("part-3.jsonl: the part of shard 3/5 was not finished"))
    #expect(outcome.messages.contains("missing: shards 2-3 of 5"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/results.jsonl"))
    let missing = try shell("grade merge --missing \(folder.path)/part-*.jsonl")
    #expect(missing.output == "2-3\n" && missing.code == 1)
  }

  @Test func `options of a merge that change nothing are refused`() throws {
    let folder = try classFolder()
    for index in 0..<2 { _ = try shell(shard(index, folder, of: 2)) }
    for (words, piece) in [
      ("--missing --output x", "--output changes nothing with --missing"),
      ("--exercises nowhere", "--exercises changes nothing without --in"),
      ("--only D.9 --missing", "--only changes nothing without --in"),
      ("--no-proofs", "--no-proofs changes nothing without --in"),
      ("--shards 2", "--shards needs --in"),
    ] {
      let outcome = try shell("cd \(folder.path) && grade merge \(words) part-*.jsonl")
      #expect(outcome.code == 2 && outcome.output == "" && outcome.messageLines.count == 1)
      #expect(outcome.messages.hasPrefix("grade merge: \(piece)"), "\(outcome.messages)")
    }
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/x"))
  }

  @Test func `there is no part of submissions that are not there`() throws {
    let folder = try ScratchFolder()
    for input in ["none.jsonl", "none", "none/", "-"] {
      let outcome = try shell(
        "root=$PWD; cd \(folder.path); grade shard --exercises $root/exercises --only D.1 --shard 0/2 "
          + "--in \(input) --out part.jsonl")
      #expect(outcome.code == 2 && outcome.output == "")
      let name = input == "-" ? "standard input" : input
      #expect(
        outcome.messageLines.count == 1
          && outcome.messages.hasPrefix("grade shard: \(name): "), "\(outcome.messages)")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test func `a whole part is left as it is, another one is written again`() throws {
    let folder = try classFolder()
    _ = try shell(shard(2, folder))
    let first = try folder.text("part-2.jsonl")
    let again = try shell(shard(2, folder))
    #expect(again.code == 0 && again.messages.contains("is whole already"))
    _ = try shell("cd \(folder.path) && truncate -s -2 part-2.jsonl")
    #expect(try shell(shard(2, folder)).messages == "")
    #expect(try folder.text("part-2.jsonl") == first)
    // One more submission is another input: the part is not trusted.
    _ = try shell("echo '{\"student\":\"new\",\"answers\":{}}' >> \(folder.path)/class.jsonl")
    #expect(try shell(shard(2, folder)).messages == "")
    #expect(try folder.text("part-2.jsonl") != first)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == [
        "class.jsonl", "part-2.jsonl",
      ])
  }

  @Test func `an engine says which share it is`() throws {
    let folder = try classFolder()
    let call =
      "grade shard --only D.1 --shard auto --in \(folder.path)/class.jsonl --out \(folder.path)/a"
    _ = try shell(shard(2, folder))
    let outcome = try shell("\(call) --shards 5", environment: ["JOB_COMPLETION_INDEX": "2"])
    #expect(outcome.code == 0)
    #expect(try folder.text("a") == folder.text("part-2.jsonl"))
    #expect(try shell(call, environment: ["JOB_COMPLETION_INDEX": "2"]).code == 2)
    #expect(try shell("\(call) --shards 5").messages.contains("no engine says"))
    #expect(try shell("\(call) --shards 2", environment: ["JOB_COMPLETION_INDEX": "2"]).code == 2)
  }

  @Test func `a list of files and a folder are shared like lines`() throws {
    let folder = try ScratchFolder()
    for number in 0..<12 {
      try folder.write(
        #"{"student":"s\#(number)","answers":{"D.1":{"dot":24}}}"#, to: "in/\(number).json")
    }
    let whole = try shell("grade --only D.1 --format jsonl \(folder.path)/in").output
    for index in 0..<2 {
      let call = "grade shard --only D.1 --shard \(index)/2 --in in --out part-\(index).jsonl"
      let exercises = Repository.root.appending(path: "exercises").path()
      _ = try shell("cd \(folder.path) && \(call) --exercises \(exercises)")
      _ = try shell(
        "cd \(folder.path) && ls in/*.json > all.txt && "
          + call.replacing("--in in", with: "--in all.txt").replacing("part", with: "list")
          + " --exercises \(exercises)")
    }
    #expect(try shell("grade merge \(folder.path)/part-*.jsonl").output == whole)
    #expect(
      try shell("grade merge \(folder.path)/list-*.jsonl").output.split(separator: "\n").count == 12
    )
  }

  @Test func `a merge overwrites no part, and reads none that can be read only once`() throws {
    let folder = try classFolder()
    for index in 0..<2 { _ = try shell(shard(index, folder, of: 2)) }
    let first = try folder.text("part-0.jsonl")
    let over = try shell(
      "cd \(folder.path) && grade merge --output part-0.jsonl part-0.jsonl part-1.jsonl")
    #expect(over.code == 2 && over.messages.contains("is one of the parts"))
    #expect(try folder.text("part-0.jsonl") == first)
    let pipe = try shell(
      "cd \(folder.path) && mkfifo pipe && (timeout 5 cat part-1.jsonl > pipe &) && "
        + "timeout 5 grade merge part-0.jsonl pipe; code=$?; timeout 1 cat pipe > /dev/null; exit $code"
    )
    #expect(pipe.code == 2 && pipe.output == "" && pipe.messages.contains("no regular file"))
  }

  @Test func `a pipe in the place of a part or of results stays one`() throws {
    let folder = try classFolder()
    _ = try shell(shard(0, folder, of: 1))
    let outcome = try shell(
      "cd \(folder.path) && mkfifo pipe && timeout 5 grade merge part-0.jsonl --output pipe")
    #expect(outcome.code == 2 && outcome.messages.contains("no regular file"))
    let part = try shell(
      "timeout 20 " + shard(0, folder, of: 1).replacing("part-0.jsonl", with: "pipe"))
    #expect(part.code == 2 && part.messages.contains("no regular file"))
    #expect(try shell("test -p \(folder.path)/pipe").code == 0)
  }

  @Test func `results are not written over the submissions that parts are checked against`() throws
  {
    let folder = try classFolder()
    let text = try folder.text("class.jsonl")
    for index in 0..<2 { _ = try shell(shard(index, folder, of: 2)) }
    try folder.write("class.jsonl\n", to: "all.list")
    _ = try shell("mkdir \(folder.path)/in && cp \(folder.path)/class.jsonl \(folder.path)/in")
    let exercises = "--exercises \(Repository.root.appending(path: "exercises").path())"
    for (input, output) in [
      ("class.jsonl", "class.jsonl"), ("all.list", "class.jsonl"), ("all.list", "all.list"),
      ("in", "in/results.jsonl"),
    ] {
      let outcome = try shell(
        "cd \(folder.path) && grade merge part-0.jsonl part-1.jsonl --in \(input) --shards 2 --only D.1 "
          + "\(exercises) --output \(output)")
      #expect(outcome.code == 2 && outcome.output == "")
      #expect(
        outcome.messages.contains("\(output) would be one of the submissions"),
        "\(outcome.messages)")
    }
    #expect(try folder.text("class.jsonl") == text)
    #expect(try folder.text("all.list") == "class.jsonl\n")
  }

  @Test func `parts of submissions at other places are not those that are asked for`() throws {
    let folder = try classFolder()
    for index in 0..<2 { _ = try shell(shard(index, folder, of: 2)) }
    // Errors name their lines.
    try folder.write("\n" + folder.text("class.jsonl"), to: "class.jsonl")
    let outcome = try shell(
      "cd \(folder.path) && grade merge part-0.jsonl part-1.jsonl --in class.jsonl --shards 2 --only D.1 "
        + "--exercises \(Repository.root.appending(path: "exercises").path())")
    #expect(outcome.code == 1 && outcome.output == "")
    #expect(outcome.messages.contains("missing: shards 0-1 of 2"), "\(outcome.messages)")
  }

  @Test func `without a part all shards are missing`() throws {
    let folder = try classFolder()
    let call = "grade merge --in \(folder.path)/class.jsonl --shards 5 --only D.1"
    let missing = try shell("\(call) --missing")
    #expect(missing.output == "0-4\n" && missing.code == 1 && missing.messages == "")
    let none = try shell(call)
    #expect(none.code == 2 && none.messages.contains("PART is missing"))
    let other = try shell("\(shard(0, folder)) --shards 3")
    #expect(other.code == 2 && other.messages.contains("--shards says 3"))
  }
}
