using System.Buffers;
using System.Text;

namespace Payments.Storage.Mapping;

/// <summary>The PostgreSQL type that a .NET type is stored as, and the checks its values must pass before they are sent.</summary>
internal static class PgType
{
    private static readonly Dictionary<Type, string> Names = new()
    {
        [typeof(string)] = "text",
        [typeof(bool)] = "boolean",
        [typeof(int)] = "integer",
        [typeof(long)] = "bigint",
        [typeof(decimal)] = "numeric",
        [typeof(Guid)] = "uuid",
        [typeof(DateOnly)] = "date",
        [typeof(DateTimeOffset)] = "timestamptz",
        [typeof(byte[])] = "bytea",
    };

    public static string NameOf(Type type) =>
        Names.TryGetValue(Nullable.GetUnderlyingType(type) ?? type, out var name)
            ? name
            : throw new ArgumentException($"{type.Name} has no column type of its own; name the PostgreSQL type.");

    // A NUL or half a surrogate pair would break the whole batch on the wire, so it is refused before it is queued.
    public static bool IsText(ReadOnlySpan<char> text)
    {
        if (text.Contains('\0')) return false;
        return text.IndexOfAnyInRange('\uD800', '\uDFFF') < 0 || !HasLoneSurrogate(text);
    }

    private static bool HasLoneSurrogate(ReadOnlySpan<char> text)
    {
        while (!text.IsEmpty)
        {
            if (Rune.DecodeFromUtf16(text, out _, out var used) != OperationStatus.Done) return true;
            text = text[used..];
        }

        return false;
    }
}
