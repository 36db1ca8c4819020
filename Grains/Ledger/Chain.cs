using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Payments.Ledger;

/// <summary>How a merchant's transfers are chained: each link is a digest of the one before, its number, and its transfer's digest. Pure.</summary>
public static class Chain
{
    /// <summary>Before the first link. It is the merchant's own, so that no chain can be passed off as another's.</summary>
    public static ChainPoint Start(string merchantId) => new(0, merchantId);

    public static ChainPoint Next(ChainPoint last, string transferDigest)
    {
        var number = checked(last.Number + 1);
        var text = string.Create(CultureInfo.InvariantCulture, $"{last.Digest}|{number}|{transferDigest}");
        return new ChainPoint(number, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))));
    }
}
