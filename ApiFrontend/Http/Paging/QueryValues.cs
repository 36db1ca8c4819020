using Payments.Outcomes;

namespace Payments.Api.Http.Paging;

/// <summary>The values of a query, all of them checked: nothing unknown, nothing twice.</summary>
internal sealed class QueryValues
{
    private readonly Dictionary<string, object> _values = new(StringComparer.Ordinal);

    public static Outcome<QueryValues> Read(HttpContext http, IReadOnlyList<QueryParameter> parameters)
    {
        var read = new QueryValues();
        foreach (var (name, texts) in http.Request.Query)
        {
            if (parameters.FirstOrDefault(one => one.Name == name) is not { } parameter) return PagingRefusals.Unknown(name);
            if (texts.Count != 1) return PagingRefusals.Invalid(name, "given once");
            if (parameter.Parse(texts[0] ?? "") is not { } value) return PagingRefusals.Invalid(name, parameter.Rule);
            read._values[name] = value;
        }

        return read;
    }

    public string? Text(string name) => _values.GetValueOrDefault(name) as string;

    public T? Value<T>(string name)
        where T : struct => _values.TryGetValue(name, out var value) ? (T)value : null;
}
