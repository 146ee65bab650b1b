import PropertyTesting

/// A mutant with a property that can tell it from the correct implementation.
///
/// The workloads are those of ETNA (Shi et al., *Etna: An Evaluation Platform for Property-Based
/// Testing*, ICFP 2023): which property notices which mutant is part of them.
public struct EtnaTask: Sendable {
  /// What is implemented.
  public let workload: String
  /// The name of the mutant.
  public let mutant: String
  /// The name of the property.
  public let property: String
  /// The number of the first case that tells them apart; nothing if none does.
  public let firstFailure: @Sendable (Settings) -> Int?
}

extension EtnaTask {
  /// The tasks on binary search trees.
  public static let binarySearchTree = mutantsOfBinarySearchTree.flatMap { mutant, some, unions in
    let correct = BinarySearchTreeOperations(variant: .correct)
    let properties = SearchTreeProperties(
      of: BinarySearchTreeOperations(variant: mutant), correct: correct)
    return some.map { property in
      EtnaTask(workload: "BST", mutant: "\(mutant)", property: "\(property)") {
        properties.firstFailure(of: property, $0)
      }
    }
      + unions.map { property in
        EtnaTask(workload: "BST", mutant: "\(mutant)", property: "\(property)") {
          properties.firstFailure(of: property, $0)
        }
      }
  }

  private static let mutantsOfBinarySearchTree:
    [(BinarySearchTreeOperations.Variant, [SearchTreeProperty], [SearchTreeUnionProperty])] = [
      (
        .insert1, [.insertPost, .insertModel, .deleteInsert, .insertInsert],
        [.insertUnion, .unionDeleteInsert]
      ),
      (
        .insert2, [.insertPost, .insertModel, .deleteInsert, .insertInsert, .insertDelete],
        [.insertUnion, .unionDeleteInsert]
      ),
      (
        .insert3, [.insertPost, .insertModel, .insertDelete, .insertInsert],
        [.insertUnion, .unionDeleteInsert]
      ),
      (
        .delete4, [.deletePost, .deleteModel, .deleteDelete, .deleteInsert, .insertDelete],
        [.deleteUnion, .unionDeleteInsert]
      ),
      (
        .delete5, [.deletePost, .deleteModel, .deleteDelete, .deleteInsert],
        [.deleteUnion, .unionDeleteInsert]
      ),
      (
        .union6, [],
        [
          .unionValid, .unionPost, .unionModel, .deleteUnion, .insertUnion, .unionDeleteInsert,
          .unionUnionAssoc, .unionUnionIdem,
        ]
      ),
      (
        .union7, [],
        [
          .unionValid, .unionPost, .unionModel, .deleteUnion, .insertUnion, .unionDeleteInsert,
          .unionUnionAssoc,
        ]
      ),
      (
        .union8, [],
        [
          .unionPost, .unionModel, .deleteUnion, .insertUnion, .unionDeleteInsert,
          .unionUnionAssoc,
        ]
      ),
    ]
}

extension EtnaTask {
  /// The tasks on red-black trees.
  public static let redBlackTree = mutantsOfRedBlackTree.flatMap { mutant, some in
    let properties = SearchTreeProperties(
      of: RedBlackTreeOperations(variant: mutant),
      correct: RedBlackTreeOperations(variant: .correct))
    return some.map { property in
      EtnaTask(workload: "RBT", mutant: "\(mutant)", property: "\(property)") {
        properties.firstFailure(of: property, $0)
      }
    }
  }

  private static let mutantsOfRedBlackTree:
    [(RedBlackTreeOperations.Variant, [SearchTreeProperty])] = [
      (.insert1, [.insertPost, .insertModel, .deleteInsert, .insertInsert]),
      (.insert2, [.insertPost, .insertModel, .deleteInsert, .insertInsert, .insertDelete]),
      (.insert3, [.insertPost, .insertModel, .insertDelete, .insertInsert]),
      (.delete4, [.deletePost, .deleteModel, .deleteDelete, .deleteInsert, .insertDelete]),
      (.delete5, [.deletePost, .deleteModel, .deleteDelete, .deleteInsert]),
      (.miscolorInsert, [.insertValid, .deleteInsert]),
      (.miscolorDelete, [.deleteValid]),
      (.miscolorBalanceLeft, [.deleteValid, .deleteDelete]),
      (.miscolorBalanceRight, [.deleteValid, .deleteDelete]),
      (.miscolorJoin1, [.deleteValid]),
      (.miscolorJoin2, [.deleteValid, .deleteDelete]),
      (.noBalanceInsert1, [.insertValid, .deleteInsert, .insertDelete]),
      (.noBalanceInsert2, [.insertValid, .deleteInsert, .insertDelete]),
      (.swapCD, SearchTreeProperty.allCases),
      (.swapBC, SearchTreeProperty.allCases),
    ]
}

extension EtnaTask {
  /// The properties on the implementations without a mistake, which nothing should tell apart.
  public static let correct: [EtnaTask] = {
    let search = BinarySearchTreeOperations(variant: .correct)
    let searchProperties = SearchTreeProperties(of: search, correct: search)
    let redBlack = RedBlackTreeOperations(variant: .correct)
    let redBlackProperties = SearchTreeProperties(of: redBlack, correct: redBlack)
    let unions = SearchTreeUnionProperty.allCases.map { property in
      EtnaTask(workload: "BST", mutant: "none", property: "\(property)") {
        searchProperties.firstFailure(of: property, $0)
      }
    }
    return SearchTreeProperty.allCases.flatMap { property in
      [
        EtnaTask(workload: "BST", mutant: "none", property: "\(property)") {
          searchProperties.firstFailure(of: property, $0)
        },
        EtnaTask(workload: "RBT", mutant: "none", property: "\(property)") {
          redBlackProperties.firstFailure(of: property, $0)
        },
      ]
    } + unions
  }()
}
