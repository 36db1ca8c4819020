namespace Payments.Bench;

/// <summary>How long a benchmark takes where its arguments do not say it: long enough for a figure, or just to see that it works.</summary>
internal static class Sizes
{
    public const string QuickVariable = "PAYMENTS_BENCH_QUICK";

    public static bool AreQuick { get; } = Environment.GetEnvironmentVariable(QuickVariable) == "1";

    /// <summary>Until the code that is hot has been compiled for good; less, and a quarter of the machine still compiles.</summary>
    public static int WarmSeconds => AreQuick ? 1 : 20;

    /// <summary>
    /// How long Linux lets new pages wait before it writes all of their file (vm.dirty_expire_centisecs): after it a steady load has what
    /// it will have from then on, and so long a measurement sees that once.
    /// </summary>
    public static int LateWriteSeconds => AreQuick ? 1 : 30;
}
