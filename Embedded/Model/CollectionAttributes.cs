using System.Globalization;

namespace Orleans;

/// <summary>After which idle time an activation of this class is deactivated; at least one minute.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class CollectionAgeLimitAttribute : Attribute
{
    public static readonly TimeSpan MinAgeLimit = TimeSpan.FromMinutes(1);

    private TimeSpan? _value;

    public CollectionAgeLimitAttribute()
    {
    }

    public CollectionAgeLimitAttribute(string inactivityPeriod) =>
        _value = TimeSpan.Parse(inactivityPeriod, CultureInfo.InvariantCulture);

    public double Days { get; set; }

    public double Hours { get; set; }

    public double Minutes { get; set; }

    public bool AlwaysActive { get; set; }

    public TimeSpan AgeLimit => _value ??= CalculateValue();

    private TimeSpan CalculateValue()
    {
        var age = AlwaysActive
            ? TimeSpan.FromDays(short.MaxValue)
            : TimeSpan.FromDays(Days) + TimeSpan.FromHours(Hours) + TimeSpan.FromMinutes(Minutes);
        return age < MinAgeLimit ? MinAgeLimit : age;
    }
}

/// <summary>Activations of this class are never deactivated for being idle.</summary>
[AttributeUsage(AttributeTargets.Class)]
public class KeepAliveAttribute : Attribute;
