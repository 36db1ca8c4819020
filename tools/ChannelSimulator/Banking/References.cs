using System.Globalization;

namespace Payments.ChannelSimulator.Banking;

/// <summary>References such as ch_4f09a1c2000000b7: the log's random name, then the attempt's number.</summary>
/// <remarks>The log's name keeps references of different runs apart, as those of a real channel are.</remarks>
internal sealed class References(string log)
{
    public const int LogLength = 8;
    private const int NumberLength = 8;

    public string Log => log;

    public string Of(Operation operation, int index) => $"{Prefix(operation)}_{log}{index:x8}";

    public string Callback(long seq) => $"cb_{log}{seq:x10}";

    /// <summary>The number of an attempt of that operation, or -1 for what was never a reference of this log.</summary>
    public int Number(Operation operation, string reference)
    {
        var prefix = $"{Prefix(operation)}_{log}";
        if (reference.Length != prefix.Length + NumberLength || !reference.StartsWith(prefix, StringComparison.Ordinal)) return -1;
        var digits = reference.AsSpan(prefix.Length);
        return int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var index) && !digits.ContainsAnyInRange('A', 'F')
            ? index
            : -1;
    }

    private static string Prefix(Operation operation) => operation switch
    {
        Operation.Charge => "ch",
        Operation.Refund => "re",
        Operation.Void => "vo",
        Operation.Authorisation => "au",
        Operation.Capture => "cp",
        Operation.Release => "rl",
    };
}
