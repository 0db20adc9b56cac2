using Paseban.Tests.Pages.Harness;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoWorld))]
