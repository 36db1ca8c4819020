namespace Payments.Tests.Cluster.Processes;

internal static class PlatformProcessExtensions
{
    /// <summary>The demo merchant's id, as the printed request names it.</summary>
    public static string MerchantId(this PlatformProcess platform)
    {
        var from = platform.Curl.IndexOf("/v1/merchants/", StringComparison.Ordinal) + "/v1/merchants/".Length;
        return platform.Curl[from..platform.Curl.IndexOf(' ', from)];
    }
}
