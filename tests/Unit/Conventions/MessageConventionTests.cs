using System.Reflection;

namespace Payments.Tests.Unit.Conventions;

public sealed class MessageConventionTests
{
    [Fact]
    public void Messages_OfAllGrainInterfaces_AreFound()
    {
        Assert.NotEmpty(GrainModel.Interfaces);
        Assert.True(GrainModel.OwnMessages.Count >= 5, $"Only {GrainModel.OwnMessages.Count} message types were found.");
    }

    [Fact]
    public void Message_OfAnyGrainInterface_IsDeeplyImmutable() =>
        Flaws.AssertNone(GrainModel.Messages.Select(Immutability.Flaw).OfType<string>());

    [Fact]
    public void Message_OfAnyGrainInterface_IsDeclaredForSerialization()
    {
        Flaws.AssertNone(GrainModel.OwnMessages.SelectMany(Missing));

        static IEnumerable<string> Missing(Type type)
        {
            if (!type.IsDefined(typeof(GenerateSerializerAttribute))) yield return $"{type} lacks [GenerateSerializer]";
            if (!type.IsDefined(typeof(AliasAttribute))) yield return $"{type} lacks [Alias]";
            if (!type.IsEnum && !type.IsDefined(typeof(ImmutableAttribute))) yield return $"{type} lacks [Immutable]";
        }
    }

    [Fact]
    public void Message_EveryStoredMember_HasAnIdOfItsOwn()
    {
        var declared = GrainModel.OwnMessages.Where(type => !type.IsEnum).ToList();
        Assert.NotEmpty(declared);

        Flaws.AssertNone(declared.SelectMany(IdFlaws));

        static IEnumerable<string> IdFlaws(Type type)
        {
            var ids = new HashSet<uint>();
            foreach (var field in Immutability.Fields(type))
            {
                if (IdOf(field) is not { } id) yield return $"{type}: {field.Name} has no [Id]";
                else if (!ids.Add(id.Id)) yield return $"{type}: {field.Name} has the [Id] of another member";
            }
        }

        static IdAttribute? IdOf(FieldInfo field)
        {
            const BindingFlags Any = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;
            var property = field.Name.StartsWith('<')
                ? field.DeclaringType!.GetProperty(field.Name[1..field.Name.IndexOf('>')], Any)
                : null;
            return field.GetCustomAttribute<IdAttribute>() ?? property?.GetCustomAttribute<IdAttribute>();
        }
    }

    [Fact]
    public void Alias_OfInterfacesAndMessages_IsThereAndUnique()
    {
        var definitions = GrainModel.Interfaces
            .Concat(GrainModel.OwnMessages.Select(type => type.IsGenericType ? type.GetGenericTypeDefinition() : type))
            .Distinct()
            .ToList();

        Flaws.AssertNone(definitions.Where(type => !type.IsDefined(typeof(AliasAttribute))).Select(type => $"{type} lacks [Alias]"));
        Flaws.AssertNone(definitions
            .GroupBy(type => type.GetCustomAttribute<AliasAttribute>()?.Alias)
            .Where(group => group.Count() > 1)
            .Select(group => $"'{group.Key}' is the alias of {string.Join(" and ", group)}"));
    }

    [Theory]
    [InlineData(typeof(List<string>))]
    [InlineData(typeof(byte[]))]
    [InlineData(typeof(IReadOnlyList<string>))]
    [InlineData(typeof(ReadOnlyMemory<byte>))]
    [InlineData(typeof(object))]
    [InlineData(typeof(Assignable))]
    [InlineData(typeof(HoldsAnAssignable))]
    [InlineData(typeof(Derivable))]
    public void Flaw_OfAMutableType_IsNamed(Type type) => Assert.NotNull(Immutability.Flaw(type));

    [Theory]
    [InlineData(typeof(long?))]
    [InlineData(typeof(System.Collections.Immutable.ImmutableArray<string>))]
    [InlineData(typeof(Frozen))]
    public void Flaw_OfAnImmutableType_IsNone(Type type) => Assert.Null(Immutability.Flaw(type));

    private sealed record Assignable
    {
        public string Text { get; set; } = "";
    }

    private sealed record HoldsAnAssignable(System.Collections.Immutable.ImmutableList<Assignable> Inner);

    private record Derivable(string Text);

    private sealed record Frozen(string Text, Frozen? Next, DateTimeOffset At)
    {
        public int Length => Text.Length;

        public string? Note { get; init; }
    }
}
