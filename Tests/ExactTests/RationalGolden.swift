import Foundation

/// The rows of a table of golden values, without its header, which has `columnCount` columns.
func rationalGolden(_ name: String, columnCount: Int) throws -> [[String]] {
  let url = Bundle.module.bundleURL.appending(path: "Golden/rational-\(name).tsv")
  let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst()
  let rows = lines.map { $0.split(separator: "\t").map(String.init) }
  guard rows.count >= 20, rows.allSatisfy({ $0.count == columnCount }) else {
    throw CocoaError(.fileReadCorruptFile)
  }
  return rows
}
