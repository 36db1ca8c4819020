using System.Text.Json.Serialization;

namespace Payments.Ledger;

/// <summary>In what way a ledger is not what was written.</summary>
[GenerateSerializer, Alias("ledger-fault-kind")]
public enum LedgerFaultKind
{
    /// <summary>The row does not fit its digest.</summary>
    [JsonStringEnumMemberName("transfer_changed")]
    TransferChanged,

    /// <summary>A transfer was sealed that is no longer there.</summary>
    [JsonStringEnumMemberName("transfer_missing")]
    TransferMissing,

    /// <summary>A transfer stands among the sealed ones that was never sealed.</summary>
    [JsonStringEnumMemberName("transfer_inserted")]
    TransferInserted,

    /// <summary>The row fits its digest, but the two are not what was sealed with this number.</summary>
    [JsonStringEnumMemberName("chain_broken")]
    ChainBroken,

    /// <summary>A number of the chain is not there.</summary>
    [JsonStringEnumMemberName("seal_missing")]
    SealMissing,

    /// <summary>The chain does not hold the point that was asked for, or does not end where its head says.</summary>
    [JsonStringEnumMemberName("end_mismatch")]
    EndMismatch,

    /// <summary>An account's sums are not those of its transfers.</summary>
    [JsonStringEnumMemberName("balance_mismatch")]
    BalanceMismatch,
}
