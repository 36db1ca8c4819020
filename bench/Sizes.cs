namespace Payments.Bench;

/// <summary>How long a benchmark takes where its arguments do not say it: long enough for a figure, or just to see that it works.</summary>
internal static class Sizes
{
    public const string QuickVariable = "PAYMENTS_BENCH_QUICK";

    public static bool AreQuick { get; } = Environment.GetEnvironmentVariable(QuickVariable) == "1";

    /// <summary>Until the code that is hot has been compiled for good; less, and a quarter of the machine still compiles.</summary>
    public static int WarmSeconds => AreQuick ? 1 : 20;

    /// <summary>Until Linux writes the pages that the load itself has made new (vm.dirty_expire_centisecs), as it will from then on.</summary>
    public static int SettleSeconds => AreQuick ? 1 : 30;
}
