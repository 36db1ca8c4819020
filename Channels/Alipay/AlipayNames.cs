using Payments.Money;

namespace Payments.Channels.Alipay;

/// <summary>How our orders are called in Alipay's terms.</summary>
internal static class AlipayNames
{
    private const int MaxTitle = 256;

    /// <summary>A trade by Alipay's own number, which has only digits, or by ours, which never has.</summary>
    public static AlipayContent Trade(string reference) =>
        reference.All(char.IsAsciiDigit) ? new AlipayContent { TradeNo = reference } : new AlipayContent { OutTradeNo = reference };

    public static bool IsAbout(AlipayContent asked, AlipayAnswer answer) =>
        asked.TradeNo is { } trade ? answer.TradeNo == trade : answer.OutTradeNo == asked.OutTradeNo;

    /// <summary>Yuan are not named.</summary>
    public static string? Foreign(Amount amount) => amount.Currency == "CNY" ? null : amount.Currency;

    /// <summary>A title is required, and has none of the signs that stand between parameters.</summary>
    public static string Title(string descriptor)
    {
        var title = string.Concat(descriptor.Where(letter => letter is not ('/' or '=' or '&') && !char.IsControl(letter))).Trim();
        return title.Length == 0 ? "Payment" : title[..Math.Min(title.Length, MaxTitle)];
    }
}
