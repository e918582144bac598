import Market

/// All open positions of one account at one moment, as its platform told them. Text is as it was sent and must be made
/// plain before it is drawn.
package struct PositionReport: Hashable, Sendable, Codable {
    package var account: String
    /// Empty when the account is flat.
    package var positions: [ReportedPosition]
    /// The sender's clock; nil where it could not be read.
    package var sentAt: Timestamp?
    package var cash: Money?
    /// Realised since the platform's own start of day.
    package var realised: Money?
    package var orders: [PendingOrder]
    package var isRiskBlocked: Bool?
    package var riskReason: String?
    package var bridgeVersion: String?
    /// True when numbers were written in another language's way and were mended.
    package var wasRepaired: Bool

    package init(
        account: String, positions: [ReportedPosition] = [], sentAt: Timestamp? = nil, cash: Money? = nil,
        realised: Money? = nil, orders: [PendingOrder] = [], isRiskBlocked: Bool? = nil, riskReason: String? = nil,
        bridgeVersion: String? = nil, wasRepaired: Bool = false
    ) {
        self.account = account
        self.positions = positions
        self.sentAt = sentAt
        self.cash = cash
        self.realised = realised
        self.orders = orders
        self.isRiskBlocked = isRiskBlocked
        self.riskReason = riskReason
        self.bridgeVersion = bridgeVersion
        self.wasRepaired = wasRepaired
    }
}

/// One position as it was told.
package struct ReportedPosition: Hashable, Sendable, Codable {
    /// As the sender writes it, `MES 03-26`.
    package var symbol: String
    package var side: PositionSide
    /// Contracts, above zero.
    package var quantity: Int
    /// Points; nil where the sender wrote no number.
    package var averagePrice: Double?
    /// The sender's own figure, as old as the report; nil where it wrote no number.
    package var unrealised: Money?
    package var changedAt: Timestamp?

    package init(
        symbol: String, side: PositionSide, quantity: Int, averagePrice: Double? = nil, unrealised: Money? = nil,
        changedAt: Timestamp? = nil
    ) {
        self.symbol = symbol
        self.side = side
        self.quantity = quantity
        self.averagePrice = averagePrice
        self.unrealised = unrealised
        self.changedAt = changedAt
    }
}

/// The side of a position.
package enum PositionSide: String, Hashable, Sendable, Codable {
    case long, short

    /// 1 or −1
    package var sign: Int { self == .long ? 1 : -1 }
}

/// An order that waits at the platform.
package struct PendingOrder: Hashable, Sendable, Codable {
    package var id: String
    package var name: String
    package var symbol: String
    /// The platform's words: `Buy`, `SellShort`; `StopMarket`; `Working`.
    package var action: String
    package var type: String
    package var state: String
    package var quantity: Int
    package var limitPrice: Double?
    package var stopPrice: Double?

    package init(
        id: String, name: String, symbol: String, action: String, type: String, state: String, quantity: Int,
        limitPrice: Double? = nil, stopPrice: Double? = nil
    ) {
        self.id = id
        self.name = name
        self.symbol = symbol
        self.action = action
        self.type = type
        self.state = state
        self.quantity = quantity
        self.limitPrice = limitPrice
        self.stopPrice = stopPrice
    }
}

/// A sign of life of a bridge.
package struct Heartbeat: Hashable, Sendable, Codable {
    package var account: String
    package var state: String?
    /// Count of open positions.
    package var positions: Int?
    package var cash: Money?
    package var isRiskBlocked: Bool?
    package var bridgeVersion: String?
    package var sentAt: Timestamp?

    package init(
        account: String, state: String? = nil, positions: Int? = nil, cash: Money? = nil, isRiskBlocked: Bool? = nil,
        bridgeVersion: String? = nil, sentAt: Timestamp? = nil
    ) {
        self.account = account
        self.state = state
        self.positions = positions
        self.cash = cash
        self.isRiskBlocked = isRiskBlocked
        self.bridgeVersion = bridgeVersion
        self.sentAt = sentAt
    }
}
