namespace Payments.Tests.Integration.Channels.Contract;

/// <summary>The faults of the simulator's provider-faults, by what has happened when they strike.</summary>
public static class ContractFaults
{
    /// <summary>The money has moved, and the answer says something else or nothing.</summary>
    public static TheoryData<string> AfterActing => ["garbage", "half_body", "other_amount", "other_currency", "redirect", "ok_with_error", "late", "error_after"];

    /// <summary>Nothing has moved, and no answer says so.</summary>
    public static TheoryData<string> BeforeActing => ["error_before", "timeout_before"];
}
