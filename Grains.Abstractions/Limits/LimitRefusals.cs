using System.Globalization;
using Payments.Outcomes;

namespace Payments.Limits;

public static class LimitRefusals
{
    public static Refusal Exceeded(string code, string of, long limit) => new(
        code,
        RefusalKind.Forbidden,
        string.Create(CultureInfo.InvariantCulture, $"The payment would pass the merchant's limit of {limit} minor units for {of}."));
}
