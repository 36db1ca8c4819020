using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Payments.Tests.Unit.Embedded;

public sealed class GeneratorTests
{
    [Theory]
    [InlineData("PEG001", "Task Generic<T>(T value);", "Generic")]
    [InlineData("PEG002", "int Immediate();", "Immediate")]
    [InlineData("PEG002", "void Nothing();", "Nothing")]
    [InlineData("PEG003", "Task ByReference(ref int value);", "value")]
    [InlineData("PEG003", "Task Output(in long value);", "value")]
    [InlineData("PEG004", "int Property { get; }", "Property")]
    [InlineData("PEG004", "event System.Action Event;", "Event")]
    [InlineData("PEG007", "[Orleans.Concurrency.OneWay] Task<int> Tell();", "Tell")]
    public void Generate_UnsupportedMember_IsAnErrorThatNamesIt(string id, string member, string name)
    {
        var (diagnostics, sources) = Generate($"public interface ISomeGrain : IGrainWithStringKey {{ {member} }}");

        var error = Assert.Single(diagnostics);
        Assert.Equal((id, DiagnosticSeverity.Error), (error.Id, error.Severity));
        Assert.Contains("ISomeGrain", error.GetMessage(null), StringComparison.Ordinal);
        Assert.Contains(name, error.GetMessage(null), StringComparison.Ordinal);
        Assert.Empty(sources);
    }

    [Theory]
    [InlineData("PEG005", "public interface ISomeGrain<T> : IGrainWithStringKey { }")]
    [InlineData("PEG006", "public class Outer { private interface IHidden : IGrainWithStringKey { } }")]
    public void Generate_UnsupportedInterface_IsAnError(string id, string source) =>
        Assert.Equal(id, Assert.Single(Generate(source).Diagnostics).Id);

    [Fact]
    public void Generate_SupportedMembers_CompilesWithoutWarnings()
    {
        const string source = """
            public interface IBase : IGrainWithGuidKey { Task Inherited(string? text); }
            internal interface ISomeGrain : IBase
            {
                Task Nothing();
                ValueTask Light(int @class, object grain);
                ValueTask<string?> LightResult(string? text = null);
                Task<System.Collections.Generic.IReadOnlyList<int?>> Result(int[] numbers, CancellationToken cancellation = default);
                [Orleans.Concurrency.ReadOnly, Orleans.ResponseTimeout("00:00:05")] Task Overload(int number);
                Task Overload(string text);
                static int Static() => 1;
                Task Default() => Task.CompletedTask;
            }
            public interface INotAGrain { int Anything { get; } }
            """;

        var (diagnostics, sources) = Generate(source);

        Assert.Empty(diagnostics);
        Assert.Equal(["GrainProxyRegistration.g.cs", "Proxy_IBase.g.cs", "Proxy_ISomeGrain.g.cs"], sources.Order(StringComparer.Ordinal));
    }

    /// <summary>What the generator and then the compiler say, and which files were made.</summary>
    private static (IReadOnlyList<Diagnostic> Diagnostics, string[] Sources) Generate(string source)
    {
        var trusted = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;
        var compilation = CSharpCompilation.Create(
            $"Generated{Guid.NewGuid():N}",
            [CSharpSyntaxTree.ParseText($"#nullable enable\nusing System.Threading; using System.Threading.Tasks; using Orleans;\n{source}", new(LanguageVersion.Preview))],
            trusted.Split(Path.PathSeparator).Select(path => MetadataReference.CreateFromFile(path)),
            new(OutputKind.DynamicallyLinkedLibrary));
        var driver = CSharpGeneratorDriver.Create([Generator().AsSourceGenerator()], parseOptions: new(LanguageVersion.Preview))
            .RunGeneratorsAndUpdateCompilation(compilation, out var updated, out var found);
        var fromCompiler = updated.GetDiagnostics().Where(one => found.IsEmpty && one.Severity >= DiagnosticSeverity.Warning);
        return ([.. found, .. fromCompiler], [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(one => one.HintName)]);
    }

    // The generator is no reference of the tests but stands beside them in the output of the build.
    private static IIncrementalGenerator Generator()
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        var path = Path.Combine(here.Parent!.Parent!.FullName, "Embedded.Generator", here.Name, "Payments.Embedded.Generator.dll");
        var type = Assembly.LoadFrom(path).GetTypes().Single(one => typeof(IIncrementalGenerator).IsAssignableFrom(one));
        return (IIncrementalGenerator)Activator.CreateInstance(type)!;
    }
}
