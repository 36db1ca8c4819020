using System.Collections.Immutable;
using Payments.Ledger;

namespace Payments.Refunds;

/// <summary>The refunds of captured money after one of them went on, and what that books.</summary>
public sealed record RefundStep(ImmutableArray<StoredRefund> Refunds, List<Transfer> Transfers);
