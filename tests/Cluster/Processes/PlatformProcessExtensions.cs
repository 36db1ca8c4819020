namespace Payments.Tests.Cluster.Processes;

internal static class PlatformProcessExtensions
{
    /// <summary>The demo merchant's id, as its key names it: mk_test_OWNER_SECRET.</summary>
    public static string MerchantId(this PlatformProcess platform) => "mer_" + platform.MerchantKey.Split('_')[2];
}
