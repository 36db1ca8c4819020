using System.Reflection;

namespace Payments.Tests.Unit.Conventions;

public sealed class GrainConventionTests
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    [Fact]
    public void GrainClass_Always_IsSealed()
    {
        Assert.NotEmpty(GrainModel.Classes);
        Flaws.AssertNone(GrainModel.Classes.Where(type => !type.IsSealed).Select(type => type.Name));
    }

    [Fact]
    public void GrainClass_PublicMembers_AreThoseOfItsInterfaces()
    {
        Assert.NotEmpty(GrainModel.Classes);
        Flaws.AssertNone(GrainModel.Classes.SelectMany(Extra));

        static IEnumerable<string> Extra(Type type)
        {
            var implemented = type.GetInterfaces()
                .SelectMany(contract => type.GetInterfaceMap(contract).TargetMethods)
                .ToHashSet();
            return type.GetMembers(Declared & ~BindingFlags.NonPublic)
                .Where(member => member switch
                {
                    MethodInfo method => !implemented.Contains(method) && method.GetBaseDefinition().DeclaringType == type,
                    // The accessors of a property are methods and were looked at.
                    PropertyInfo or ConstructorInfo => false,
                    // Names that tests or options share are no way into the grain.
                    FieldInfo field => !field.IsLiteral,
                    _ => true,
                })
                .Select(member => $"{type.Name}.{member.Name}");
        }
    }

    [Fact]
    public void Abstractions_Anywhere_HaveNoFloatingPoint()
    {
        var types = GrainModel.Interfaces[0].Assembly.GetTypes();
        Assert.NotEmpty(types);

        Flaws.AssertNone(types.SelectMany(type => type.GetMembers(Declared)).Where(UsesFloatingPoint).Select(Name));
        AssertNoWord(Repository.SourcesUnder("Grains.Abstractions"), @"\b(?:float|double|Single|Double|Half)\b");

        static string Name(MemberInfo member) => $"{member.DeclaringType}.{member.Name}";
        static bool UsesFloatingPoint(MemberInfo member) => member switch
        {
            FieldInfo field => IsFloatingPoint(field.FieldType),
            PropertyInfo property => IsFloatingPoint(property.PropertyType),
            MethodBase method => method.GetParameters().Any(parameter => IsFloatingPoint(parameter.ParameterType))
                || (method is MethodInfo { ReturnType: var result } && IsFloatingPoint(result)),
            _ => false,
        };
    }

    [Fact]
    public void GrainSources_Anywhere_HaveNoConditionalCompilation() =>
        AssertNoWord(Repository.SourcesUnder("Grains", "Grains.Abstractions", "tests/Integration/Engine"), @"^\s*#if\b");

    [Fact]
    public void GrainSources_Anywhere_ComeBackToTheirTurn() =>
        AssertNoWord(Repository.SourcesUnder("Grains"), @"\.ConfigureAwait\(");

    private static bool IsFloatingPoint(Type type) =>
        type == typeof(float) || type == typeof(double) || type == typeof(Half)
        || (type.HasElementType && IsFloatingPoint(type.GetElementType()!))
        || type.GetGenericArguments().Any(argument => argument != type && IsFloatingPoint(argument));

    private static void AssertNoWord(IReadOnlyList<SourceFile> files, string pattern)
    {
        Assert.NotEmpty(files);
        var found = files.SelectMany(file => file.Code.Split('\n').Index()
            .Where(line => System.Text.RegularExpressions.Regex.IsMatch(line.Item, pattern))
            .Select(line => $"{file.Path}:{line.Index + 1}"));
        Flaws.AssertNone(found);
    }
}
