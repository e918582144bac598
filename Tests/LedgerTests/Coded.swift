import FoundationEssentials
import Ledger

/// The account after it was written and read.
func coded(_ account: Account) throws -> Account {
    try JSONDecoder().decode(Account.self, from: JSONEncoder().encode(account))
}
