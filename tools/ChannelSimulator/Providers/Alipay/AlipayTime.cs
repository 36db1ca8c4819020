using System.Globalization;

namespace Payments.ChannelSimulator.Providers.Alipay;

/// <summary>Beijing's time, the whole year.</summary>
internal static class AlipayTime
{
    private const string Format = "yyyy-MM-dd HH:mm:ss";
    private static readonly TimeSpan Zone = TimeSpan.FromHours(8);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(10);

    public static string Of(DateTimeOffset time) => time.ToOffset(Zone).ToString(Format, CultureInfo.InvariantCulture);

    public static bool IsRecent(string text, DateTimeOffset now) =>
        DateTime.TryParseExact(text, Format, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        && (new DateTimeOffset(time, Zone) - now).Duration() <= Tolerance;
}
