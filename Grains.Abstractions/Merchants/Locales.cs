using System.Collections.Immutable;

namespace Payments.Merchants;

/// <summary>The languages that merchants are written to in.</summary>
public static class Locales
{
    public static ImmutableArray<string> All { get; } = ["en", "zh-CN", "zh-TW", "ja", "ko"];
}
