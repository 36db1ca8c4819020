using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Unicode;

namespace Payments.Channels.Alipay;

/// <summary>Takes an answer out of its envelope: <c>{"METHOD_response":{...},"sign":"..."}</c>.</summary>
/// <remarks>The signature is over the node's text exactly as it stands there, blanks and escapes included.</remarks>
internal static class AlipayEnvelope
{
    private const string Error = "error_response";

    /// <summary>The answer, or why it is not believed.</summary>
    public static (AlipayAnswer? Answer, string? Doubt) Open(string method, ReadOnlySpan<byte> body, RSAParameters key)
    {
        if (!Utf8.IsValid(body)) return (null, "the answer is not the JSON that was expected");
        try
        {
            var (at, signature) = Split(method.Replace('.', '_') + "_response", body);
            var node = body[at];
            if (node.IsEmpty) return (null, "the answer is about another method");
            // A gateway that does not know the application cannot sign for it; that it refused is then only somebody's word.
            if (string.IsNullOrEmpty(signature)) return (null, "the answer is not signed");
            if (!Signatures.IsRsaSha256(signature, node, key)) return (null, "the answer's signature is wrong");
            return JsonSerializer.Deserialize(node, AlipayJson.Default.AlipayAnswer) is { } answer ? (answer, null) : (null, "the answer is empty");
        }
        catch (JsonException)
        {
            return (null, "the answer is not the JSON that was expected");
        }
    }

    private static (Range Node, string? Signature) Split(string name, ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = 16 });
        var (node, signature) = (0..0, (string?)null);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        Expect(reader.Read() && reader.TokenType == JsonTokenType.StartObject);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var property = reader.GetString()!;
            Expect(seen.Add(property) && reader.Read());
            var start = (int)reader.TokenStartIndex;
            if (property == "sign" && reader.TokenType == JsonTokenType.String) signature = reader.GetString();
            var isNode = reader.TokenType == JsonTokenType.StartObject && (property == name || property == Error);
            reader.Skip();
            if (!isNode) continue;
            // An answer and a refusal at once would be two answers.
            Expect(node.Equals(0..0));
            node = start..(int)reader.BytesConsumed;
        }

        Expect(reader.TokenType == JsonTokenType.EndObject && !reader.Read());
        return (node, signature);
    }

    private static void Expect(bool condition)
    {
        if (!condition) throw new JsonException();
    }
}
