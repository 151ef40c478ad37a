<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN">
<context>
    <name>AcceptDialog</name>
    <message>
        <source>Accept a breaking change</source>
        <translation>接受不兼容的变更</translation>
    </message>
    <message>
        <source>A day is written 2026-12-31.</source>
        <translation>日期的写法如 2026-12-31。</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Who answers for it</source>
        <translation>由谁负责</translation>
    </message>
    <message>
        <source>Last day, such as 2026-12-31; empty for good</source>
        <translation>截止日期，如 2026-12-31；留空表示长期有效</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
</context>
<context>
    <name>AcceptSheet</name>
    <message>
        <source>Accept %1</source>
        <translation>接受 %1</translation>
    </message>
    <message>
        <source>Why this is fine</source>
        <translation>为什么可以接受</translation>
    </message>
    <message>
        <source>Until this day, such as 2026-12-31; empty: for good</source>
        <translation>截止日期，例如 2026-12-31；留空表示一直有效</translation>
    </message>
    <message>
        <source>Write the day as year, month and day: 2026-12-31.</source>
        <translation>请按年-月-日填写：2026-12-31。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
</context>
<context>
    <name>BoardCanvas</name>
    <message>
        <source>Event storming board</source>
        <translation>事件风暴看板</translation>
    </message>
    <message>
        <source>Arrows walk along the notes, Ctrl with an arrow moves one, 1 to 7 add a note of a kind</source>
        <translation>方向键在便签间移动，Ctrl 加方向键移动便签，1 至 7 添加对应种类的便签</translation>
    </message>
</context>
<context>
    <name>BoardSide</name>
    <message>
        <source>In the chain of events (%1)</source>
        <translation>事件链中的问题（%1）</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Proposed contexts (%1)</source>
        <translation>建议的上下文（%1）</translation>
    </message>
    <message>
        <source>Add to the context %1: %2</source>
        <translation>加入上下文 %1：%2</translation>
    </message>
    <message>
        <source>Make a context: %1, %2</source>
        <translation>建立上下文：%1，%2</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>加入</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>接受</translation>
    </message>
</context>
<context>
    <name>BoardTools</name>
    <message>
        <source>Remove the note, or put it back where it was found</source>
        <translation>移除便签，或将其放回发现时的位置</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Export the events</source>
        <translation>导出事件</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>CallWords</name>
    <message>
        <source>%1, and %2</source>
        <translation>%1；并且%2</translation>
    </message>
    <message>
        <source>%1 is set nowhere and has no fallback</source>
        <translation>%1 没有任何地方设置，也没有默认值</translation>
    </message>
    <message>
        <source>%1 are set nowhere and have no fallback</source>
        <translation>%1 都没有任何地方设置，也没有默认值</translation>
    </message>
    <message>
        <source>nothing in the system is called &apos;%1&apos;</source>
        <translation>系统中没有名为“%1”的对象</translation>
    </message>
    <message>
        <source>the code does not say where it goes</source>
        <translation>代码没有说明调用目标</translation>
    </message>
    <message>
        <source>no service serves %1</source>
        <translation>没有服务提供 %1</translation>
    </message>
    <message>
        <source>many services serve %1</source>
        <translation>有许多服务提供 %1</translation>
    </message>
    <message>
        <source>%1 both serve %2</source>
        <translation>%1 都提供 %2</translation>
    </message>
    <message>
        <source>%1 all serve %2</source>
        <translation>%1 都提供 %2</translation>
    </message>
    <message>
        <source>a person decided that it does not count</source>
        <translation>已由人工决定忽略</translation>
    </message>
    <message>
        <source>a person said that it goes to %1, which is not there</source>
        <translation>人工指定的目标 %1 不存在</translation>
    </message>
    <message>
        <source>a person said that it goes to %1</source>
        <translation>人工指定目标为 %1</translation>
    </message>
    <message>
        <source>a person said so</source>
        <translation>人工指定</translation>
    </message>
    <message>
        <source>a person set it apart</source>
        <translation>人工分开</translation>
    </message>
    <message>
        <source>same name but for its spelling</source>
        <translation>名称相同，仅写法不同</translation>
    </message>
    <message>
        <source>same name without its ending</source>
        <translation>去掉后缀后名称相同</translation>
    </message>
    <message>
        <source>same name</source>
        <translation>名称相同</translation>
    </message>
    <message>
        <source>same image %1</source>
        <translation>镜像相同：%1</translation>
    </message>
    <message>
        <source>its image is named so</source>
        <translation>其镜像以此命名</translation>
    </message>
    <message>
        <source>same directory %1 as before</source>
        <translation>与之前的目录相同：%1</translation>
    </message>
    <message>
        <source>same directory %1</source>
        <translation>目录相同：%1</translation>
    </message>
    <message>
        <source>another name that a source gives it</source>
        <translation>来源给出的另一个名称</translation>
    </message>
    <message>
        <source>an address that means it</source>
        <translation>指向它的地址</translation>
    </message>
    <message>
        <source>code uses a %1, and no source deploys one</source>
        <translation>代码使用 %1，但没有来源部署它</translation>
    </message>
    <message>
        <source>calls somebody</source>
        <translation>调用某个服务</translation>
    </message>
    <message>
        <source>calls %1</source>
        <translation>调用 %1</translation>
    </message>
    <message>
        <source>publishes messages</source>
        <translation>发布消息</translation>
    </message>
    <message>
        <source>publishes %1</source>
        <translation>发布 %1</translation>
    </message>
    <message>
        <source>receives messages</source>
        <translation>接收消息</translation>
    </message>
    <message>
        <source>receives %1</source>
        <translation>接收 %1</translation>
    </message>
    <message>
        <source>keeps data</source>
        <translation>存储数据</translation>
    </message>
    <message>
        <source>keeps data in %1</source>
        <translation>将数据存入 %1</translation>
    </message>
    <message>
        <source>service comment</source>
        <translation>服务注释</translation>
    </message>
    <message>
        <source>Kubernetes workload</source>
        <translation>Kubernetes 工作负载</translation>
    </message>
    <message>
        <source>Compose service</source>
        <translation>Compose 服务</translation>
    </message>
    <message>
        <source>program</source>
        <translation>程序</translation>
    </message>
    <message>
        <source>Dockerfile</source>
        <translation>Dockerfile</translation>
    </message>
    <message>
        <source>address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>calls over %1</source>
        <translation>通过 %1 发起调用</translation>
    </message>
</context>
<context>
    <name>Canvas</name>
    <message>
        <source>There is not enough memory for a picture of %1 × %2 pixels. Export a part of the map, or SVG.</source>
        <translation>内存不足，无法生成 %1 × %2 像素的图片。请导出部分地图，或改用 SVG。</translation>
    </message>
    <message>
        <source>The PDF cannot be written.</source>
        <translation>无法写入 PDF。</translation>
    </message>
</context>
<context>
    <name>ChangeCard</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>may break</source>
        <translation>可能受影响</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>接受…</translation>
    </message>
    <message>
        <source>Accept %1 of %2</source>
        <translation>接受 %2 的 %1</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Let the change count again</source>
        <translation>重新计入这项变更</translation>
    </message>
    <message>
        <source>Accepted: %1</source>
        <translation>已接受：%1</translation>
    </message>
    <message>
        <source>Accepted by %1: %2</source>
        <translation>已由 %1 接受：%2</translation>
    </message>
    <message>
        <source>%1 (until %2)</source>
        <translation>%1（至 %2）</translation>
    </message>
    <message>
        <source>%1 (only until %2: it counts again)</source>
        <translation>%1（仅至 %2：现已重新计入）</translation>
    </message>
    <message>
        <source>Used through %1</source>
        <translation>通过 %1 使用</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>Contract, before</source>
        <translation>契约（旧版本）</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契约</translation>
    </message>
</context>
<context>
    <name>ChangesTab</name>
    <message>
        <source>Tag %1</source>
        <translation>标签 %1</translation>
    </message>
    <message>
        <source>Branch %1</source>
        <translation>分支 %1</translation>
    </message>
    <message>
        <source>Source %1</source>
        <translation>来源 %1</translation>
    </message>
    <message>
        <source>Last commit (HEAD)</source>
        <translation>最近一次提交 (HEAD)</translation>
    </message>
    <message>
        <source>Older version: tag, commit or folder</source>
        <translation>旧版本：标签、提交或文件夹</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Rules</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>As in buf.yaml</source>
        <translation>按 buf.yaml</translation>
    </message>
    <message>
        <source>Nothing breaks</source>
        <translation>没有不兼容的变更</translation>
    </message>
    <message numerus="yes">
        <source>%n breaking change(s)</source>
        <translation>
            <numerusform>%n 项不兼容变更</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s) break</source>
        <translation>
            <numerusform>%n 个使用方受影响</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>已接受 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in the older version</source>
        <translation>
            <numerusform>旧版本中有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>since %1</source>
        <translation>自 %1 以来</translation>
    </message>
    <message>
        <source>Breaking changes</source>
        <translation>不兼容的变更</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Show %1 on the map</source>
        <translation>在地图上显示 %1</translation>
    </message>
    <message>
        <source>Breaking changes are found in proto and OpenAPI contracts.</source>
        <translation>可检查 proto 和 OpenAPI 契约的不兼容变更。</translation>
    </message>
    <message>
        <source>Whoever used %1 can use this version.</source>
        <translation>使用 %1 的一方都可以使用这个版本。</translation>
    </message>
    <message>
        <source>Choose the version that consumers were made for, and see what broke, and whom.</source>
        <translation>选择使用方当初所依据的版本，查看哪些变更不兼容、影响了谁。</translation>
    </message>
</context>
<context>
    <name>ChoiceButton</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>CodeView</name>
    <message>
        <source>added, line %1: %2</source>
        <translation>新增，第 %1 行：%2</translation>
    </message>
    <message>
        <source>removed, line %1: %2</source>
        <translation>删除，第 %1 行：%2</translation>
    </message>
    <message>
        <source>line %1: %2</source>
        <translation>第 %1 行：%2</translation>
    </message>
</context>
<context>
    <name>CommandPalette</name>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Type a command, a service, a context, or a path</source>
        <translation>输入命令、服务、上下文或路径</translation>
    </message>
    <message>
        <source>Matches</source>
        <translation>匹配项</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Nothing matches.</source>
        <translation>没有匹配项。</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>General</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>显示地图</translation>
    </message>
    <message>
        <source>Screens</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Show the cycles</source>
        <translation>显示依赖环</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>Import or open by path…</source>
        <translation>按路径导入或打开…</translation>
    </message>
    <message>
        <source>Import all sources again</source>
        <translation>重新导入所有来源</translation>
    </message>
    <message>
        <source>Open a workspace…</source>
        <translation>打开工作区…</translation>
    </message>
    <message>
        <source>New workspace…</source>
        <translation>新建工作区…</translation>
    </message>
    <message>
        <source>Open the sample system</source>
        <translation>打开示例系统</translation>
    </message>
    <message>
        <source>Rename the system…</source>
        <translation>重命名系统…</translation>
    </message>
    <message>
        <source>Close the workspace</source>
        <translation>关闭工作区</translation>
    </message>
    <message>
        <source>Undo: %1</source>
        <translation>撤销：%1</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Editing</source>
        <translation>编辑</translation>
    </message>
    <message>
        <source>Redo: %1</source>
        <translation>重做：%1</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>重做</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Show or hide the inspector</source>
        <translation>显示或隐藏检查器</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Sources…</source>
        <translation>来源…</translation>
    </message>
    <message>
        <source>Show imports, open calls and names</source>
        <translation>显示导入、未决调用与名称</translation>
    </message>
    <message>
        <source>Import a folder or repository…</source>
        <translation>导入文件夹或仓库…</translation>
    </message>
    <message>
        <source>Show the contracts</source>
        <translation>显示契约</translation>
    </message>
    <message>
        <source>Show the sagas</source>
        <translation>显示 Saga</translation>
    </message>
    <message>
        <source>Show what runs</source>
        <translation>显示实际运行情况</translation>
    </message>
    <message>
        <source>Show the events</source>
        <translation>显示事件</translation>
    </message>
</context>
<context>
    <name>CompareTab</name>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Comparing…</source>
        <translation>正在比较…</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>What</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>No difference</source>
        <translation>没有差异</translation>
    </message>
    <message>
        <source>Both are the same, but for what may be noise.</source>
        <translation>两者相同，可能属于噪声的不计。</translation>
    </message>
    <message>
        <source>Show as</source>
        <translation>显示方式</translation>
    </message>
    <message>
        <source>List</source>
        <translation>列表</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map of the differences</source>
        <translation>差异地图</translation>
    </message>
    <message>
        <source>Arrows move it, plus and minus zoom, F shows all of it</source>
        <translation>方向键移动，加减号缩放，F 显示全部</translation>
    </message>
</context>
<context>
    <name>ConsumersTab</name>
    <message>
        <source>Method or service</source>
        <translation>方法或服务</translation>
    </message>
    <message numerus="yes">
        <source>%n consumer(s)</source>
        <translation>
            <numerusform>%n 个使用方</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n method(s) without a known consumer</source>
        <translation>
            <numerusform>%n 个方法没有已知的使用方</numerusform>
        </translation>
    </message>
    <message>
        <source>Methods and their consumers</source>
        <translation>方法及其使用方</translation>
    </message>
    <message>
        <source>%1, served by %2, used by %3</source>
        <translation>%1，由 %2 提供，被 %3 使用</translation>
    </message>
    <message>
        <source>method not known</source>
        <translation>方法未知</translation>
    </message>
    <message>
        <source>No consumer is known</source>
        <translation>没有已知的使用方</translation>
    </message>
    <message>
        <source>No method fits.</source>
        <translation>没有符合的方法。</translation>
    </message>
    <message>
        <source>This contract has no methods, so nobody calls it.</source>
        <translation>这份契约没有方法，因此无人调用。</translation>
    </message>
    <message>
        <source>nobody</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 serves it</source>
        <translation>%1 提供</translation>
    </message>
    <message>
        <source>%1 uses it</source>
        <translation>%1 使用</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>serves</source>
        <translation>提供</translation>
    </message>
    <message>
        <source>uses</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Show %1 on the map</source>
        <translation>在地图上显示 %1</translation>
    </message>
</context>
<context>
    <name>ContextFields</name>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the context</source>
        <translation>上下文名称</translation>
    </message>
    <message>
        <source>Subdomain</source>
        <translation>子域</translation>
    </message>
    <message>
        <source>Owner</source>
        <translation>负责团队</translation>
    </message>
    <message>
        <source>Team that owns it</source>
        <translation>负责该上下文的团队</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>What this context is about</source>
        <translation>该上下文的职责</translation>
    </message>
    <message>
        <source>Relations</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Relate to another context</source>
        <translation>与另一个上下文建立关系</translation>
    </message>
    <message>
        <source>Relate to another context…</source>
        <translation>与另一个上下文建立关系…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>By subdomain</source>
        <translation>按子域</translation>
    </message>
    <message>
        <source>Teal</source>
        <translation>青绿</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>蓝</translation>
    </message>
    <message>
        <source>Indigo</source>
        <translation>靛蓝</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>紫</translation>
    </message>
    <message>
        <source>Brown</source>
        <translation>棕</translation>
    </message>
    <message>
        <source>Olive</source>
        <translation>橄榄</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>绿</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>红</translation>
    </message>
    <message>
        <source>Amber</source>
        <translation>琥珀</translation>
    </message>
</context>
<context>
    <name>ContractChanges</name>
    <message>
        <source>Not touched: %1</source>
        <translation>不受影响：%1</translation>
    </message>
    <message numerus="yes">
        <source>breaks by %n change(s)</source>
        <translation>
            <numerusform>因 %n 项变更而不兼容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>may break by %n change(s)</source>
        <translation>
            <numerusform>可能受 %n 项变更影响</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is known to use it</source>
        <translation>没有已知的使用方</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) that people know of</source>
        <translation>
            <numerusform>%n 项已知的变更</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ContractPlace</name>
    <message>
        <source>Design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Manifest</source>
        <translation>清单</translation>
    </message>
    <message>
        <source>Trace</source>
        <translation>追踪</translation>
    </message>
</context>
<context>
    <name>ContractTree</name>
    <message>
        <source>Find a contract or service</source>
        <translation>查找契约或服务</translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s)</source>
        <translation>
            <numerusform>%n 份契约</numerusform>
        </translation>
    </message>
    <message>
        <source>Read it again</source>
        <translation>重新读取</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>No contract fits.</source>
        <translation>没有符合的契约。</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n contract(s)</source>
        <translation>
            <numerusform>%1，%n 份契约</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %2, %3, %n finding(s)</source>
        <translation>
            <numerusform>%1，%2，%3，%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>ContractsScreen</name>
    <message>
        <source>Contracts</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>No contracts yet</source>
        <translation>还没有契约</translation>
    </message>
    <message>
        <source>Import a folder or repository with .proto, OpenAPI or AsyncAPI files, and they stand here by context and service.</source>
        <translation>导入含有 .proto、OpenAPI 或 AsyncAPI 文件的文件夹或仓库，契约会按上下文和服务列在这里。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>Show %1 on the map</source>
        <translation>在地图上显示 %1</translation>
    </message>
    <message>
        <source>Open the contract in the editor</source>
        <translation>在编辑器中打开契约</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Consumers</source>
        <translation>使用方</translation>
    </message>
    <message>
        <source>Changes</source>
        <translation>变更</translation>
    </message>
    <message>
        <source>Lint</source>
        <translation>规范检查</translation>
    </message>
    <message>
        <source>Convert</source>
        <translation>转换</translation>
    </message>
</context>
<context>
    <name>ConvertTab</name>
    <message>
        <source>Version</source>
        <translation>版本</translation>
    </message>
    <message>
        <source>Format</source>
        <translation>格式</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>显示</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Difference (+%1 −%2)</source>
        <translation>差异（+%1 −%2）</translation>
    </message>
    <message>
        <source>Write…</source>
        <translation>写入…</translation>
    </message>
    <message>
        <source>Write the document to a file</source>
        <translation>将文档写入文件</translation>
    </message>
    <message>
        <source>From %1 to what the proto gives</source>
        <translation>从 %1 到由 proto 生成的文档</translation>
    </message>
    <message>
        <source>Converted document</source>
        <translation>转换后的文档</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>损失清单</translation>
    </message>
    <message numerus="yes">
        <source>Ledger: %n loss(es)</source>
        <translation>
            <numerusform>损失清单：%n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>What could not be kept as it is</source>
        <translation>无法原样保留的内容</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
    <message>
        <source>dropped</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>approximated</source>
        <translation>近似</translation>
    </message>
    <message>
        <source>Everything in the proto has its place in the document.</source>
        <translation>proto 中的所有内容在文档中都有对应。</translation>
    </message>
    <message>
        <source>Write the proto to a file, and the lock that keeps its numbers beside it</source>
        <translation>将 proto 写入文件，并在旁边写入保存字段编号的锁文件</translation>
    </message>
    <message>
        <source>From %1 to what the document gives</source>
        <translation>从 %1 到由文档生成的 proto</translation>
    </message>
    <message>
        <source>Everything in the document has its place in the proto.</source>
        <translation>文档中的所有内容在 proto 中都有对应。</translation>
    </message>
    <message>
        <source>Proto contracts can be converted to OpenAPI, and OpenAPI documents to proto.</source>
        <translation>proto 契约可以转换为 OpenAPI，OpenAPI 文档也可以转换为 proto。</translation>
    </message>
</context>
<context>
    <name>CoreWords</name>
    <message>
        <source>%1 (and %2 more like it)</source>
        <translation>%1（另有 %2 处类似）</translation>
    </message>
    <message>
        <source>%1; the rest of the file is left out</source>
        <translation>%1；文件的其余部分被略去</translation>
    </message>
    <message>
        <source>Not valid YAML: %1</source>
        <translation>不是有效的 YAML：%1</translation>
    </message>
    <message>
        <source>Not valid JSON: %1</source>
        <translation>不是有效的 JSON：%1</translation>
    </message>
    <message>
        <source>Not a valid .proto file: %1</source>
        <translation>不是有效的 .proto 文件：%1</translation>
    </message>
    <message>
        <source>What this template gives with the chart&apos;s values is no YAML: %1</source>
        <translation>此模板用 chart 的值渲染出的内容不是 YAML：%1</translation>
    </message>
    <message>
        <source>cannot be read: %1</source>
        <translation>无法读取：%1</translation>
    </message>
    <message>
        <source>cannot be listed: %1</source>
        <translation>无法列出：%1</translation>
    </message>
    <message>
        <source>cannot be listed completely: %1</source>
        <translation>无法完整列出：%1</translation>
    </message>
    <message>
        <source>cannot be examined: %1</source>
        <translation>无法检查：%1</translation>
    </message>
    <message>
        <source>The patch cannot be applied: %1</source>
        <translation>无法应用补丁：%1</translation>
    </message>
    <message>
        <source>There is no file %1.</source>
        <translation>没有文件 %1。</translation>
    </message>
    <message>
        <source>There is no folder %1 to import.</source>
        <translation>没有可导入的文件夹 %1。</translation>
    </message>
    <message>
        <source>%1 is a file. Import the folder that it lies in.</source>
        <translation>%1 是文件。请导入它所在的文件夹。</translation>
    </message>
    <message>
        <source>Cannot make the folder %1: %2</source>
        <translation>无法创建文件夹 %1：%2</translation>
    </message>
    <message>
        <source>Cannot make %1: %2</source>
        <translation>无法创建 %1：%2</translation>
    </message>
    <message>
        <source>Cannot read the git repository %1: %2</source>
        <translation>无法读取 git 仓库 %1：%2</translation>
    </message>
    <message>
        <source>Cannot read the files of %1: %2</source>
        <translation>无法读取 %1 的文件：%2</translation>
    </message>
    <message>
        <source>Cannot read %1: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
    <message>
        <source>Cannot write %1: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Cannot open %1 for writing: %2</source>
        <translation>无法以写入方式打开 %1：%2</translation>
    </message>
    <message>
        <source>Cannot open %1: %2. Do not trust this file, or restore it from a copy.</source>
        <translation>无法打开 %1：%2。请勿信任此文件，或从副本恢复。</translation>
    </message>
    <message>
        <source>Cannot open %1: %2</source>
        <translation>无法打开 %1：%2</translation>
    </message>
    <message>
        <source>it is neither a directory nor a git repository</source>
        <translation>它既不是目录，也不是 git 仓库</translation>
    </message>
    <message>
        <source>%1 already exists. Open it, or choose another name.</source>
        <translation>%1 已存在。请打开它，或换一个名称。</translation>
    </message>
    <message>
        <source>%1 is a folder, not a workspace file. Import it as a source instead.</source>
        <translation>%1 是文件夹，不是工作区文件。请将它作为来源导入。</translation>
    </message>
    <message>
        <source>%1 is an SQLite database, but not an Alidade workspace.</source>
        <translation>%1 是 SQLite 数据库，但不是 Alidade 工作区。</translation>
    </message>
    <message>
        <source>%1 is empty. Delete it and make a new workspace.</source>
        <translation>%1 是空的。请删除它并新建工作区。</translation>
    </message>
    <message>
        <source>%1 is not a regular file.</source>
        <translation>%1 不是普通文件。</translation>
    </message>
    <message>
        <source>%1 is not an Alidade workspace.</source>
        <translation>%1 不是 Alidade 工作区。</translation>
    </message>
    <message>
        <source>%1 is open for writing in %2. Close it there, or open it here read-only.</source>
        <translation>%1 正在 %2 中以写入方式打开。请在那里关闭它，或在此以只读方式打开。</translation>
    </message>
    <message>
        <source>%1 is open for writing in %2</source>
        <translation>%1 正在 %2 中以写入方式打开</translation>
    </message>
    <message>
        <source>%1 is open read-only.</source>
        <translation>%1 以只读方式打开。</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>没有可撤销的操作。</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>没有可重做的操作。</translation>
    </message>
    <message>
        <source>The git repository %1 has no commit yet</source>
        <translation>git 仓库 %1 还没有提交</translation>
    </message>
    <message>
        <source>The git repository %1 has no revision &apos;%2&apos;</source>
        <translation>git 仓库 %1 没有修订版“%2”</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a commit of %2</source>
        <translation>“%1”不是 %2 的提交</translation>
    </message>
    <message>
        <source>%1 is not a git repository that can be read: %2</source>
        <translation>%1 不是可读取的 git 仓库：%2</translation>
    </message>
    <message>
        <source>%1 is not a git repository</source>
        <translation>%1 不是 git 仓库</translation>
    </message>
    <message>
        <source>There is no bounded context &apos;%1&apos;.</source>
        <translation>没有限界上下文“%1”。</translation>
    </message>
    <message>
        <source>A bounded context has no relation with itself.</source>
        <translation>限界上下文与自身没有关系。</translation>
    </message>
    <message>
        <source>&apos;%1&apos; cannot be joined with itself.</source>
        <translation>“%1”不能与自身合并。</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>没有该文件或目录</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>权限不足</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>设备上没有剩余空间</translation>
    </message>
    <message>
        <source>no such file</source>
        <translation>没有该文件</translation>
    </message>
    <message>
        <source>it is no longer a regular file</source>
        <translation>它已不是普通文件</translation>
    </message>
    <message>
        <source>was not followed: symbolic link</source>
        <translation>未跟随：符号链接</translation>
    </message>
    <message>
        <source>was not read: submodule</source>
        <translation>未读取：子模块</translation>
    </message>
    <message>
        <source>was not opened: device, pipe or socket</source>
        <translation>未打开：设备、管道或套接字</translation>
    </message>
    <message>
        <source>was left out: its content is missing from the repository, as in a partial clone</source>
        <translation>已略去：仓库中缺少其内容，例如部分克隆</translation>
    </message>
    <message>
        <source>was left out: name that is not valid UTF-8</source>
        <translation>已略去：名称不是有效的 UTF-8</translation>
    </message>
    <message>
        <source>%1 is larger than the limit of %2</source>
        <translation>%1 超过了 %2 的上限</translation>
    </message>
    <message>
        <source>The file is not UTF-8</source>
        <translation>文件不是 UTF-8</translation>
    </message>
    <message>
        <source>The file is UTF-16 or UTF-32; only UTF-8 is read</source>
        <translation>文件是 UTF-16 或 UTF-32；只读取 UTF-8</translation>
    </message>
    <message>
        <source>was read in part: it is nested too deep or has a declaration of more than %1 bytes</source>
        <translation>只读取了一部分：嵌套过深，或有超过 %1 字节的声明</translation>
    </message>
    <message>
        <source>Nothing that counts includes this kustomization: it is left out</source>
        <translation>没有任何有效内容包含此 kustomization：已略去</translation>
    </message>
    <message>
        <source>The workloads in &quot;%1&quot; stand beside the system: they are left out</source>
        <translation>“%1”中的工作负载不属于系统本身：已略去</translation>
    </message>
    <message>
        <source>Templates outside of charts are not rendered; those in this directory are left out. Import the rendered manifests instead</source>
        <translation>chart 之外的模板不会被渲染；此目录中的模板已略去。请改为导入渲染后的清单</translation>
    </message>
    <message>
        <source>Templates are not rendered; those in this directory are left out. Import the rendered manifests instead</source>
        <translation>模板不会被渲染；此目录中的模板已略去。请改为导入渲染后的清单</translation>
    </message>
    <message>
        <source>Another form of what %1 runs: the stores and jobs that only it has are left out</source>
        <translation>%1 所运行内容的另一种形式：只有它才有的存储和任务已略去</translation>
    </message>
    <message>
        <source>Another form of &quot;%1&quot;: %2</source>
        <translation>“%1”的另一种形式：%2</translation>
    </message>
    <message>
        <source>&apos;%1&apos; only waits for somebody to work in it; it is left out</source>
        <translation>“%1”只是等待有人在其中工作；已略去</translation>
    </message>
    <message>
        <source>services with names that %1 has too are left out with their settings: %2. Import the directories as sources of their own to keep them apart</source>
        <translation>与 %1 同名的服务及其设置已略去：%2。若要区分它们，请将各目录作为独立来源导入</translation>
    </message>
    <message>
        <source>The template refuses its values. The rest of the chart is read</source>
        <translation>模板拒绝了它的值。chart 的其余部分已读取</translation>
    </message>
    <message>
        <source>The template refuses its values</source>
        <translation>模板拒绝了它的值</translation>
    </message>
    <message>
        <source>The included file &apos;%1&apos; is not there</source>
        <translation>被包含的文件“%1”不存在</translation>
    </message>
    <message>
        <source>The file &apos;%1&apos; that the service extends is not there</source>
        <translation>服务所扩展的文件“%1”不存在</translation>
    </message>
    <message>
        <source>The service &apos;%1&apos; to extend is not there</source>
        <translation>要扩展的服务“%1”不存在</translation>
    </message>
    <message>
        <source>The service extends others without end</source>
        <translation>服务无止境地扩展其他服务</translation>
    </message>
    <message>
        <source>This kustomization includes itself; it is read once</source>
        <translation>此 kustomization 包含自身；只读取一次</translation>
    </message>
    <message>
        <source>No template is called &quot;%1&quot;</source>
        <translation>没有名为“%1”的模板</translation>
    </message>
    <message>
        <source>A list or mapping as a key is not supported; its entry is left out</source>
        <translation>不支持以列表或映射作为键；该项已略去</translation>
    </message>
    <message>
        <source>an alias stands inside its own anchor</source>
        <translation>别名位于它自己的锚点之内</translation>
    </message>
    <message>
        <source>illegal map value</source>
        <translation>非法的映射值</translation>
    </message>
    <message>
        <source>end of map not found</source>
        <translation>未找到映射的结尾</translation>
    </message>
    <message>
        <source>end of map flow not found</source>
        <translation>未找到流式映射的结尾</translation>
    </message>
    <message>
        <source>end of sequence not found</source>
        <translation>未找到序列的结尾</translation>
    </message>
    <message>
        <source>end of sequence flow not found</source>
        <translation>未找到流式序列的结尾</translation>
    </message>
    <message>
        <source>The import &quot;%1&quot; is not in the source; files that need it are read without it</source>
        <translation>导入的“%1”不在来源中；需要它的文件在缺少它的情况下读取</translation>
    </message>
    <message>
        <source>the replacement directory %1 has no go.mod</source>
        <translation>替换目录 %1 没有 go.mod</translation>
    </message>
    <message>
        <source>was left out with its packages: %1 declares module %2 as well</source>
        <translation>连同其包一起略去：%1 也声明了模块 %2</translation>
    </message>
    <message>
        <source>has no module directive: its packages have no import path</source>
        <translation>没有 module 指令：它的包没有导入路径</translation>
    </message>
    <message>
        <source>Go files without a go.mod above them, whose imports cannot be followed: %1</source>
        <translation>上层没有 go.mod、因而无法跟踪导入的 Go 文件：%1</translation>
    </message>
    <message>
        <source>uses %1, where no module of this source is</source>
        <translation>使用了 %1，那里没有此来源的模块</translation>
    </message>
    <message>
        <source>unknown directive &apos;%1&apos;</source>
        <translation>未知指令“%1”</translation>
    </message>
    <message>
        <source>the block of &apos;%1&apos; is not closed</source>
        <translation>“%1”的块没有结束</translation>
    </message>
    <message>
        <source>a quoted string does not end in its line</source>
        <translation>带引号的字符串没有在本行结束</translation>
    </message>
    <message>
        <source>expected &apos;%1&apos;</source>
        <translation>应为“%1”</translation>
    </message>
    <message>
        <source>the line is not valid UTF-8 and was left out</source>
        <translation>该行不是有效的 UTF-8，已略去</translation>
    </message>
    <message>
        <source>is not Go: expected a package clause</source>
        <translation>不是 Go：应有 package 子句</translation>
    </message>
    <message>
        <source>broken import: expected a quoted import path</source>
        <translation>损坏的 import：应为带引号的导入路径</translation>
    </message>
    <message>
        <source>&apos;%1&apos; is not a service name: use letters, digits, &apos;.&apos;, &apos;_&apos; and &apos;-&apos;</source>
        <translation>“%1”不是服务名：请使用字母、数字、“.”、“_”和“-”</translation>
    </message>
    <message>
        <source>%1 is declared twice in this file</source>
        <translation>%1 在此文件中声明了两次</translation>
    </message>
    <message>
        <source>%1 is declared in %2 too; where both are seen, the one there counts</source>
        <translation>%1 在 %2 中也有声明；两者都可见时，以那里的为准</translation>
    </message>
    <message>
        <source>%1 is not in the source; its types stay as written</source>
        <translation>%1 不在来源中；其类型保持原样</translation>
    </message>
    <message>
        <source>%1 stands here more than once; the last one counts</source>
        <translation>%1 在此出现多次；以最后一个为准</translation>
    </message>
    <message>
        <source>The layout program %1 did not finish: %2. What it left stands in a plain grid.</source>
        <translation>布局程序 %1 未能完成：%2。剩下的以简单网格排列。</translation>
    </message>
    <message>
        <source>Listing files</source>
        <translation>正在列出文件</translation>
    </message>
    <message>
        <source>Reading manifests</source>
        <translation>正在读取清单</translation>
    </message>
    <message>
        <source>Reading contracts</source>
        <translation>正在读取契约</translation>
    </message>
    <message>
        <source>Reading API descriptions</source>
        <translation>正在读取 API 描述</translation>
    </message>
    <message>
        <source>Reading Go files</source>
        <translation>正在读取 Go 文件</translation>
    </message>
    <message>
        <source>Reading Go code</source>
        <translation>正在读取 Go 代码</translation>
    </message>
    <message>
        <source>Looking for frameworks</source>
        <translation>正在查找框架</translation>
    </message>
    <message>
        <source>Following calls</source>
        <translation>正在跟踪调用</translation>
    </message>
    <message>
        <source>Linking contracts</source>
        <translation>正在链接契约</translation>
    </message>
    <message>
        <source>Saving facts</source>
        <translation>正在保存事实</translation>
    </message>
    <message>
        <source>Laying out contexts</source>
        <translation>正在布局上下文</translation>
    </message>
    <message>
        <source>Laying out cards</source>
        <translation>正在布局卡片</translation>
    </message>
    <message>
        <source>Placing new cards</source>
        <translation>正在放置新卡片</translation>
    </message>
    <message>
        <source>Laid out</source>
        <translation>布局完成</translation>
    </message>
    <message>
        <source>Kubernetes manifests</source>
        <translation>Kubernetes 清单</translation>
    </message>
    <message>
        <source>Compose files</source>
        <translation>Compose 文件</translation>
    </message>
    <message>
        <source>Dockerfiles</source>
        <translation>Dockerfile</translation>
    </message>
    <message>
        <source>Configuration of proxies</source>
        <translation>代理配置</translation>
    </message>
    <message>
        <source>App hosts of .NET Aspire</source>
        <translation>.NET Aspire 应用主机</translation>
    </message>
    <message>
        <source>Protocol Buffers contracts</source>
        <translation>Protocol Buffers 契约</translation>
    </message>
    <message>
        <source>Go modules and packages</source>
        <translation>Go 模块和包</translation>
    </message>
    <message>
        <source>Code in other languages</source>
        <translation>其他语言的代码</translation>
    </message>
    <message>
        <source>Routes of RPC services</source>
        <translation>RPC 服务的路由</translation>
    </message>
    <message>
        <source>OpenAPI and AsyncAPI descriptions</source>
        <translation>OpenAPI 与 AsyncAPI 描述</translation>
    </message>
    <message>
        <source>Owners of code</source>
        <translation>代码所有者</translation>
    </message>
    <message>
        <source>Catalogues and drawn designs</source>
        <translation>目录与绘制的设计</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>许可证</translation>
    </message>
    <message>
        <source>error</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>warning</source>
        <translation>警告</translation>
    </message>
    <message>
        <source>note</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>%1 was written by a newer Alidade (file version %2, this program reads up to %3). Update Alidade to open it.</source>
        <translation>%1 由更新版本的 Alidade 写入（文件版本 %2，本程序最多读取 %3）。请更新 Alidade 后再打开。</translation>
    </message>
    <message>
        <source>no code of %1 was read, and %2</source>
        <translation>没有读取 %1 的代码，并且%2</translation>
    </message>
    <message>
        <source>%1 does not tell of its calls, and %2 does not know all of its callers</source>
        <translation>%1 没有说明它的调用，而 %2 不知道全部调用方</translation>
    </message>
    <message>
        <source>%1 does not tell of its calls, and %2 sent no spans</source>
        <translation>%1 没有说明它的调用，而 %2 没有发送跨度</translation>
    </message>
    <message>
        <source>what runs is what was said</source>
        <translation>运行情况与已知的说法一致</translation>
    </message>
    <message>
        <source>nothing but traffic was read that could say so</source>
        <translation>除流量外没有读取其他可说明的来源</translation>
    </message>
    <message>
        <source>it runs, but no code, manifest or design says so</source>
        <translation>它在运行，但代码、部署清单和设计中都没有</translation>
    </message>
    <message>
        <source>it was drawn, but does not run</source>
        <translation>设计中画出，但没有运行</translation>
    </message>
    <message>
        <source>it was drawn, but is not in the code</source>
        <translation>设计中画出，但代码中没有</translation>
    </message>
    <message>
        <source>it is in the code, but was never seen: a dead or rare path</source>
        <translation>代码中存在，但从未观察到：死代码或罕见路径</translation>
    </message>
    <message>
        <source>a manifest says so, but neither does the code nor was it ever seen</source>
        <translation>部署清单中有，但代码中没有，也从未观察到</translation>
    </message>
    <message>
        <source>there is no traffic to see it in</source>
        <translation>没有可供查看的流量</translation>
    </message>
    <message>
        <source>%1 sent no spans</source>
        <translation>%1 没有发送跨度</translation>
    </message>
    <message>
        <source>%1 does not tell of what it asks of stores</source>
        <translation>%1 没有说明它对存储的访问</translation>
    </message>
    <message>
        <source>%1 does not tell of its messages</source>
        <translation>%1 没有说明它的消息</translation>
    </message>
</context>
<context>
    <name>CutList</name>
    <message>
        <source>Where to cut</source>
        <translation>在哪里切断</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Best</source>
        <translation>最佳</translation>
    </message>
    <message>
        <source>Effort %1</source>
        <translation>工作量 %1</translation>
    </message>
    <message>
        <source>Effort counts the import lines or call sites that would have to change, more for data access, less for messages and tests.</source>
        <translation>工作量按需要修改的导入语句或调用点计算；数据访问权重更高，消息和测试权重更低。</translation>
    </message>
    <message>
        <source>Minimal</source>
        <translation>最小</translation>
    </message>
    <message>
        <source>No cheaper cut exists.</source>
        <translation>不存在代价更低的切断方案。</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>结束试验</translation>
    </message>
    <message>
        <source>Try this cut</source>
        <translation>试切</translation>
    </message>
    <message>
        <source>Accept as decision</source>
        <translation>采纳为决策</translation>
    </message>
</context>
<context>
    <name>CutWords</name>
    <message numerus="yes">
        <source>%n import line(s) in tests</source>
        <translation>
            <numerusform>测试中的 %n 行导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n import line(s)</source>
        <translation>
            <numerusform>%n 行导入</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n requirement(s)</source>
        <translation>
            <numerusform>%n 条 require</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s)</source>
        <translation>
            <numerusform>%n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>a requirement that no import uses</source>
        <translation>一条没有任何导入使用的 require</translation>
    </message>
    <message>
        <source>%1 and %2</source>
        <translation>%1和 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %n file(s)</source>
        <translation>
            <numerusform>%n 个文件中的 %1</numerusform>
        </translation>
    </message>
    <message>
        <source>find what brings %1 in, and drop it</source>
        <translation>找出引入 %1 的依赖并将其移除</translation>
    </message>
    <message>
        <source>only tests need it: move them, or what they share, to a module of their own</source>
        <translation>只有测试需要它：把这些测试或其共用部分移到独立模块</translation>
    </message>
    <message>
        <source>introduce an interface in %1 that %2 fulfils, or move what both need to a module below them</source>
        <translation>在 %1 中引入由 %2 实现的接口，或把双方都需要的部分移到更底层的模块</translation>
    </message>
    <message>
        <source>depend on a contract or a small client module instead of the code of %1</source>
        <translation>改为依赖契约或小型客户端模块，而不是 %1 的代码</translation>
    </message>
    <message>
        <source>publish an event that %2 subscribes to, or let the caller of %1 pass the answer along</source>
        <translation>发布一个由 %2 订阅的事件，或让 %1 的调用方传递结果</translation>
    </message>
    <message>
        <source>give the data one owner, and let %1 keep its own copy from events</source>
        <translation>让数据只有一个所有者，%1 通过事件维护自己的副本</translation>
    </message>
    <message>
        <source>let %1 stop reacting to %2, or join the two messages into one</source>
        <translation>让 %1 不再响应 %2，或将两条消息合并为一条</translation>
    </message>
    <message>
        <source>%1 → %2: %3; %4.</source>
        <translation>%1 → %2：%3；%4。</translation>
    </message>
    <message>
        <source>%1 → %2: %3; %4; or move %5 to %6.</source>
        <translation>%1 → %2：%3；%4；或将 %5 移到 %6。</translation>
    </message>
    <message numerus="yes">
        <source>And %n more dependency(ies).</source>
        <translation>
            <numerusform>另有 %n 条依赖。</numerusform>
        </translation>
    </message>
    <message>
        <source>Sync</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>Mixed</source>
        <translation>混合</translation>
    </message>
    <message>
        <source>Async</source>
        <translation>异步</translation>
    </message>
    <message>
        <source>Build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Telemetry</source>
        <translation>遥测</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>two sentences</comment>
        <translation>%1%2</translation>
    </message>
</context>
<context>
    <name>CycleList</name>
    <message>
        <source>Group by</source>
        <translation>分组方式</translation>
    </message>
    <message>
        <source>Modules</source>
        <translation>模块</translation>
    </message>
    <message>
        <source>Services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Contexts</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>No cycles</source>
        <translation>没有依赖环</translation>
    </message>
    <message numerus="yes">
        <source>%n cycle(s)</source>
        <translation>
            <numerusform>%n 个依赖环</numerusform>
        </translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>依赖环</translation>
    </message>
    <message>
        <source>%1 members, %2 dependencies</source>
        <translation>%1 个成员，%2 条依赖</translation>
    </message>
    <message>
        <source>Agreed to go, so not counted</source>
        <translation>已同意移除，不再计入</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Not done yet: the code still has it</source>
        <translation>尚未完成：代码中仍然存在</translation>
    </message>
    <message>
        <source>Withdraw this cut</source>
        <translation>撤回此切断</translation>
    </message>
</context>
<context>
    <name>CycleMatrix</name>
    <message>
        <source>Dependency structure matrix</source>
        <translation>依赖结构矩阵（DSM）</translation>
    </message>
    <message>
        <source>A row depends on the columns it has numbers in. What stands above the diagonal closes a cycle.</source>
        <translation>行依赖于其中有数字的列；对角线上方的数字构成依赖环。</translation>
    </message>
    <message>
        <source>Show in the matrix</source>
        <translation>矩阵范围</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>This cycle</source>
        <translation>当前环</translation>
    </message>
</context>
<context>
    <name>CycleRing</name>
    <message>
        <source>Ring of the cycle</source>
        <translation>依赖环的环形图</translation>
    </message>
    <message>
        <source>In the cycle</source>
        <translation>环内</translation>
    </message>
    <message>
        <source>Suggested cut</source>
        <translation>建议切断</translation>
    </message>
    <message>
        <source>Still in a cycle</source>
        <translation>仍在环中</translation>
    </message>
    <message>
        <source>Cut</source>
        <translation>已切断</translation>
    </message>
    <message>
        <source>Free</source>
        <translation>已脱离</translation>
    </message>
</context>
<context>
    <name>CyclesScreen</name>
    <message>
        <source>Cycles</source>
        <translation>依赖环</translation>
    </message>
    <message>
        <source>No cycles here</source>
        <translation>这里没有依赖环</translation>
    </message>
    <message>
        <source>There is nothing at this level yet. Draw contexts on the map, or import a folder.</source>
        <translation>这一层级还没有内容。请在地图上绘制限界上下文，或导入文件夹。</translation>
    </message>
    <message>
        <source>Nothing at this level depends on itself, directly or round about.</source>
        <translation>这一层级中没有任何元素直接或间接地依赖自身。</translation>
    </message>
    <message>
        <source>Ring</source>
        <translation>环形图</translation>
    </message>
    <message>
        <source>Matrix</source>
        <translation>矩阵</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依赖</translation>
    </message>
    <message numerus="yes">
        <source>%n agreed cut(s), not done yet</source>
        <translation>
            <numerusform>%n 处已商定的切断，尚未完成</numerusform>
        </translation>
    </message>
    <message>
        <source>With them done, nothing at this level depends on itself. The code still has the cycle.</source>
        <translation>全部完成后，这一层就不再有循环。代码中循环仍在。</translation>
    </message>
</context>
<context>
    <name>DependencyList</name>
    <message>
        <source>Dependencies in the cycle</source>
        <translation>环内依赖</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Cut in this trial</source>
        <translation>本次试验中切断</translation>
    </message>
    <message>
        <source>Suggested cut</source>
        <translation>建议切断</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>and %1 more places</source>
        <translation>还有 %1 处</translation>
    </message>
    <message numerus="yes">
        <source>and %n more import line(s)</source>
        <translation>
            <numerusform>另有 %n 行导入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
</context>
<context>
    <name>DriftTab</name>
    <message>
        <source>Filter by service</source>
        <translation>按服务筛选</translation>
    </message>
    <message>
        <source>What is listed</source>
        <translation>列出的内容</translation>
    </message>
    <message>
        <source>Differences</source>
        <translation>差异</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Looked at %1. Absence is only claimed where it could have been seen.</source>
        <translation>查看的时间：%1。只有本应能看到的，才认定为缺失。</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>偏离</translation>
    </message>
    <message>
        <source>Dependency</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Decision</source>
        <translation>决定</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>No drift</source>
        <translation>没有偏离</translation>
    </message>
    <message>
        <source>What runs in this time is what was said.</source>
        <translation>这段时间内的运行情况与已知的说法一致。</translation>
    </message>
    <message>
        <source>Evidence</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Choose a dependency to see who says so, and decide.</source>
        <translation>选择一个依赖，查看依据并作出决定。</translation>
    </message>
    <message>
        <source>%1 calls, first seen %2, last seen %3</source>
        <translation>%1 次调用，首次出现 %2，最近出现 %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Adopt</source>
        <translation>纳入设计</translation>
    </message>
    <message>
        <source>Make it part of the design</source>
        <translation>把它纳入设计</translation>
    </message>
    <message>
        <source>Accept…</source>
        <translation>接受…</translation>
    </message>
    <message>
        <source>Keep it in the list without counting it, with a reason</source>
        <translation>保留在列表中但不计入，并注明原因</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>撤销决定</translation>
    </message>
    <message>
        <source>Take back what was decided about it</source>
        <translation>撤回对它作出的决定</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>追踪 %1</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EndpointList</name>
    <message>
        <source>Endpoints (%1)</source>
        <translation>端点（%1）</translation>
    </message>
    <message>
        <source>Find an endpoint</source>
        <translation>查找端点</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>No endpoint has this text.</source>
        <translation>没有包含此文字的端点。</translation>
    </message>
</context>
<context>
    <name>EventInspector</name>
    <message>
        <source>Select a note, or add one: double click the wall, or press 1 to 7.</source>
        <translation>选择一张便签，或添加一张：双击看板，或按 1 至 7。</translation>
    </message>
    <message>
        <source>What stands on the note</source>
        <translation>便签内容</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Published by %1</source>
        <translation>由 %1 发布</translation>
    </message>
    <message>
        <source>Of %1</source>
        <translation>属于 %1</translation>
    </message>
    <message>
        <source>Consumed by %1</source>
        <translation>由 %1 消费</translation>
    </message>
    <message>
        <source>Consumed by nobody that is known</source>
        <translation>没有已知的消费者</translation>
    </message>
    <message>
        <source>Topic or queue: %1</source>
        <translation>主题或队列：%1</translation>
    </message>
    <message>
        <source>Added by hand</source>
        <translation>手动添加</translation>
    </message>
    <message>
        <source>Found, and changed by hand</source>
        <translation>自动发现，并经手动修改</translation>
    </message>
    <message>
        <source>Found in what was imported</source>
        <translation>从导入内容中发现</translation>
    </message>
    <message>
        <source>Before it</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>After it</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Evidence (%1)</source>
        <translation>证据（%1）</translation>
    </message>
</context>
<context>
    <name>EventWords</name>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Aggregate</source>
        <translation>聚合</translation>
    </message>
    <message>
        <source>Policy</source>
        <translation>策略</translation>
    </message>
    <message>
        <source>External system</source>
        <translation>外部系统</translation>
    </message>
    <message>
        <source>Hot spot</source>
        <translation>热点</translation>
    </message>
    <message>
        <source>Read model</source>
        <translation>读模型</translation>
    </message>
    <message>
        <source>Whenever %1</source>
        <translation>每当 %1</translation>
    </message>
    <message>
        <source>Nobody consumes it</source>
        <translation>无人消费</translation>
    </message>
    <message>
        <source>Nobody publishes it</source>
        <translation>无人发布</translation>
    </message>
    <message>
        <source>Runs in a circle</source>
        <translation>形成循环</translation>
    </message>
    <message>
        <source>Lost on a crash</source>
        <translation>崩溃时丢失</translation>
    </message>
    <message>
        <source>No way back</source>
        <translation>无法回退</translation>
    </message>
    <message>
        <source>%1 publishes %2, which nobody is known to consume.</source>
        <translation>%1 发布 %2，但没有已知的消费者。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which nobody is known to publish.</source>
        <translation>%1 等待 %2，但没有已知的发布者。</translation>
    </message>
    <message>
        <source>The chain of events returns to its start: %1.</source>
        <translation>事件链回到了起点：%1。</translation>
    </message>
    <message>
        <source>%1 changes its data and publishes %2 in two moves: a crash between them loses the event.</source>
        <translation>%1 分两步修改数据并发布 %2：若在两步之间崩溃，事件就会丢失。</translation>
    </message>
    <message>
        <source>%1 says that something was refused, and %2, which acted before it, does not hear of it.</source>
        <translation>%1 表示有操作被拒绝，而此前已执行操作的 %2 收不到这个消息。</translation>
    </message>
    <message>
        <source>Consume it, import the source of whoever does, or do not publish it.</source>
        <translation>消费它、导入其消费者的源，或不再发布它。</translation>
    </message>
    <message>
        <source>Publish it, or import the source of whoever does.</source>
        <translation>发布它，或导入其发布者的源。</translation>
    </message>
    <message>
        <source>Break the circle, or say what ends it.</source>
        <translation>打破循环，或说明何处结束。</translation>
    </message>
    <message>
        <source>Write the event to an outbox in the same transaction, or publish from the database&apos;s log.</source>
        <translation>在同一事务中把事件写入发件箱，或从数据库日志发布。</translation>
    </message>
    <message>
        <source>Let the service consume the event and undo what it did, or say that nothing is to be undone.</source>
        <translation>让该服务消费此事件并撤销其操作，或说明无需撤销。</translation>
    </message>
    <message>
        <source>In no context</source>
        <translation>不属于任何上下文</translation>
    </message>
</context>
<context>
    <name>EventsScreen</name>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>No events yet</source>
        <translation>还没有事件</translation>
    </message>
    <message>
        <source>Events that code publishes, contracts that name them and sagas appear here by themselves. Add your own notes as on a wall: orange for what happened, blue for what was asked for.</source>
        <translation>代码发布的事件、契约中声明的事件以及 Saga 会自动出现在这里。也可以像在墙上一样添加自己的便签：橙色表示已发生的事，蓝色表示请求执行的事。</translation>
    </message>
    <message>
        <source>Add an event</source>
        <translation>添加事件</translation>
    </message>
</context>
<context>
    <name>EvidenceRow</name>
    <message>
        <source>%1:%2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Open %1 in the editor</source>
        <translation>在编辑器中打开 %1</translation>
    </message>
</context>
<context>
    <name>FactList</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>FileDialogs</name>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>Workspaces (*.alidade)</source>
        <translation>工作区 (*.alidade)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>New workspace</source>
        <translation>新建工作区</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>FlameGraph</name>
    <message>
        <source>%1: %2 (%3), before %4</source>
        <translation>%1：%2（%3），之前为 %4</translation>
    </message>
    <message>
        <source>%1: %2 (%3)</source>
        <comment>a function, its amount and share</comment>
        <translation>%1：%2（%3）</translation>
    </message>
    <message>
        <source>Flame graph</source>
        <translation>火焰图</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Header</source>
        <translation>顶栏</translation>
    </message>
    <message>
        <source>Workspace %1</source>
        <translation>工作区 %1</translation>
    </message>
    <message>
        <source>Alidade</source>
        <translation>Alidade</translation>
    </message>
    <message>
        <source>Read only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Search and commands</source>
        <translation>搜索与命令</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a folder or a git repository</source>
        <translation>导入文件夹或 Git 仓库</translation>
    </message>
</context>
<context>
    <name>HealthTab</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>of the known dependencies were seen: %1 of %2</source>
        <translation>的已知依赖被观察到：%2 个中的 %1 个</translation>
    </message>
    <message>
        <source>of the calls have both sides in one trace</source>
        <translation>的调用两端在同一条追踪中</translation>
    </message>
    <message>
        <source>services are known by telemetry alone</source>
        <translation>个服务仅由遥测得知</translation>
    </message>
    <message>
        <source>known by telemetry alone: %1</source>
        <translation>个服务仅由遥测得知：%1</translation>
    </message>
    <message>
        <source>Where the context is dropped</source>
        <translation>上下文丢失之处</translation>
    </message>
    <message>
        <source>Calls between services that send spans</source>
        <translation>发送跨度的服务之间的调用</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调用方</translation>
    </message>
    <message>
        <source>To</source>
        <translation>被调用方</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用数</translation>
    </message>
    <message>
        <source>Dropped</source>
        <translation>丢失</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Whose spans lack their parent</source>
        <translation>缺少父跨度的服务</translation>
    </message>
    <message>
        <source>Services that send spans</source>
        <translation>发送跨度的服务</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Spans</source>
        <translation>跨度</translation>
    </message>
    <message>
        <source>Begin a trace</source>
        <translation>追踪起点</translation>
    </message>
    <message>
        <source>No parent</source>
        <translation>缺父跨度</translation>
    </message>
    <message>
        <source>Invalid state</source>
        <translation>无效状态</translation>
    </message>
</context>
<context>
    <name>HistoryLabel</name>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Remove source %1</source>
        <translation>移除来源 %1</translation>
    </message>
    <message>
        <source>Place %1 new cards</source>
        <translation>放置 %1 张新卡片</translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>放置 %1</translation>
    </message>
    <message>
        <source>Lay out the map</source>
        <translation>自动布局地图</translation>
    </message>
    <message>
        <source>Take %1 out of its context</source>
        <translation>将 %1 移出其上下文</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>将 %1 移动到 %2</translation>
    </message>
    <message>
        <source>New context %1 with %2</source>
        <translation>新建上下文 %1，包含 %2</translation>
    </message>
    <message>
        <source>New context %1</source>
        <translation>新建上下文 %1</translation>
    </message>
    <message>
        <source>Rename the system to %1</source>
        <translation>将系统重命名为 %1</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Mark %1 as %2</source>
        <translation>将 %1 标记为%2</translation>
    </message>
    <message>
        <source>Change the colour of %1</source>
        <translation>更改 %1 的颜色</translation>
    </message>
    <message>
        <source>Describe %1</source>
        <translation>编辑 %1 的说明</translation>
    </message>
    <message>
        <source>Delete context %1</source>
        <translation>删除上下文 %1</translation>
    </message>
    <message>
        <source>Remove the relation of %1 and %2</source>
        <translation>移除 %1 与 %2 的关系</translation>
    </message>
    <message>
        <source>Remove the note on %1</source>
        <translation>移除 %1 的备注</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>为 %1 添加备注</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>忘记 %1</translation>
    </message>
    <message>
        <source>Decide to cut %1</source>
        <translation>决定切断 %1</translation>
    </message>
    <message>
        <source>Withdraw the cut %1</source>
        <translation>撤回切断 %1</translation>
    </message>
    <message>
        <source>%1 has no owner</source>
        <translation>%1 没有负责团队</translation>
    </message>
    <message>
        <source>%1 is owned by %2</source>
        <translation>%1 由 %2 负责</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 与 %2：%3</translation>
    </message>
    <message>
        <source>core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>supporting</source>
        <translation>支撑</translation>
    </message>
    <message>
        <source>generic</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>合作关系</translation>
    </message>
    <message>
        <source>Shared Kernel</source>
        <translation>共享内核</translation>
    </message>
    <message>
        <source>Customer/Supplier</source>
        <translation>客户/供应商</translation>
    </message>
    <message>
        <source>Conformist</source>
        <translation>遵奉者</translation>
    </message>
    <message>
        <source>Anticorruption Layer</source>
        <translation>防腐层</translation>
    </message>
    <message>
        <source>Open Host Service</source>
        <translation>开放主机服务</translation>
    </message>
    <message>
        <source>Published Language</source>
        <translation>发布语言</translation>
    </message>
    <message>
        <source>Separate Ways</source>
        <translation>各行其道</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Say that %1 calls %2</source>
        <translation>指定 %1 调用 %2</translation>
    </message>
    <message>
        <source>Ignore a call of %1</source>
        <translation>忽略 %1 的一个调用</translation>
    </message>
    <message>
        <source>Forget what was said about a call of %1</source>
        <translation>撤回对 %1 的一个调用的指定</translation>
    </message>
    <message>
        <source>Forget what was said about %1</source>
        <translation>撤回对 %1 的指定</translation>
    </message>
    <message>
        <source>Join %1 with %2</source>
        <translation>将 %1 与 %2 合并</translation>
    </message>
    <message>
        <source>Set %1 apart</source>
        <translation>将 %1 分开</translation>
    </message>
    <message>
        <source>Keep %1 and %2 apart</source>
        <translation>让 %1 与 %2 保持分开</translation>
    </message>
    <message>
        <source>Accept the change %1 of %2</source>
        <translation>接受 %2 的变更 %1</translation>
    </message>
    <message>
        <source>Let the change %1 of %2 count again</source>
        <translation>重新计入 %2 的变更 %1</translation>
    </message>
    <message>
        <source>Take snapshot %1</source>
        <translation>建立快照 %1</translation>
    </message>
    <message>
        <source>Describe snapshot %1</source>
        <translation>描述快照 %1</translation>
    </message>
    <message>
        <source>Rename snapshot %1 to %2</source>
        <translation>将快照 %1 改名为 %2</translation>
    </message>
    <message>
        <source>Remove snapshot %1</source>
        <translation>删除快照 %1</translation>
    </message>
    <message>
        <source>Record %1</source>
        <translation>录制 %1</translation>
    </message>
    <message>
        <source>Adopt %1</source>
        <translation>将 %1 纳入设计</translation>
    </message>
    <message>
        <source>Accept drift %1</source>
        <translation>接受偏离 %1</translation>
    </message>
    <message>
        <source>Withdraw what was decided about %1</source>
        <translation>撤回对 %1 的决定</translation>
    </message>
    <message>
        <source>Add %1 to the board</source>
        <translation>将 %1 添加到看板</translation>
    </message>
    <message>
        <source>Rename %1 on the board</source>
        <translation>重命名看板上的 %1</translation>
    </message>
    <message>
        <source>Move %1 on the board</source>
        <translation>移动看板上的 %1</translation>
    </message>
    <message>
        <source>Change the kind of %1</source>
        <translation>更改 %1 的种类</translation>
    </message>
    <message>
        <source>Put %1 back on the board</source>
        <translation>将看板上的 %1 放回原处</translation>
    </message>
    <message>
        <source>Remove %1 from the board</source>
        <translation>从看板移除 %1</translation>
    </message>
    <message>
        <source>Make %1 a context</source>
        <translation>将 %1 设为上下文</translation>
    </message>
    <message>
        <source>Add the saga %1</source>
        <translation>添加 Saga %1</translation>
    </message>
    <message>
        <source>Take the saga %1 over into the design</source>
        <translation>将 Saga %1 纳入设计</translation>
    </message>
    <message>
        <source>Remove the saga %1</source>
        <translation>移除 Saga %1</translation>
    </message>
    <message>
        <source>Change the saga %1</source>
        <translation>修改 Saga %1</translation>
    </message>
    <message>
        <source>Change the compensation of %1</source>
        <translation>修改 %1 的补偿</translation>
    </message>
    <message>
        <source>Change the step %1</source>
        <translation>修改步骤 %1</translation>
    </message>
    <message>
        <source>Add a step to the saga %1</source>
        <translation>为 Saga %1 添加步骤</translation>
    </message>
    <message>
        <source>Add a compensation of %1</source>
        <translation>添加 %1 的补偿</translation>
    </message>
    <message>
        <source>Remove the compensation of %1</source>
        <translation>移除 %1 的补偿</translation>
    </message>
    <message>
        <source>Remove the step %1</source>
        <translation>移除步骤 %1</translation>
    </message>
    <message>
        <source>Move the step %1</source>
        <translation>移动步骤 %1</translation>
    </message>
    <message>
        <source>Import sagas from %1</source>
        <translation>从 %1 导入 Saga</translation>
    </message>
    <message>
        <source>Add sagas %1</source>
        <translation>添加 Saga %1</translation>
    </message>
    <message>
        <source>Add saga %1</source>
        <translation>添加 Saga %1</translation>
    </message>
    <message>
        <source>Remove saga %1</source>
        <translation>移除 Saga %1</translation>
    </message>
</context>
<context>
    <name>HistoryPanel</name>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Hide the history</source>
        <translation>隐藏历史</translation>
    </message>
    <message>
        <source>Before any change</source>
        <translation>任何更改之前</translation>
    </message>
    <message>
        <source>The present state</source>
        <translation>当前状态</translation>
    </message>
    <message>
        <source>Redo up to here</source>
        <translation>重做到此处</translation>
    </message>
    <message>
        <source>Undo down to here</source>
        <translation>撤销到此处</translation>
    </message>
</context>
<context>
    <name>IdentityList</name>
    <message>
        <source>%1 means…</source>
        <translation>%1 是指…</translation>
    </message>
    <message>
        <source>Filter by name</source>
        <translation>按名称筛选</translation>
    </message>
    <message>
        <source>Which nodes</source>
        <translation>显示哪些节点</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Several names</source>
        <translation>多个名称</translation>
    </message>
    <message>
        <source>Drag a name to the node that it means, or out to let it stand alone.</source>
        <translation>将名称拖到它所指的节点，或拖出使其独立。</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message>
        <source>Import a source to see which names mean the same service.</source>
        <translation>导入来源后，可查看哪些名称指同一服务。</translation>
    </message>
    <message>
        <source>No node has several names.</source>
        <translation>没有节点有多个名称。</translation>
    </message>
    <message>
        <source>Drop here: %1 stands alone</source>
        <translation>放在此处：%1 独立</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
</context>
<context>
    <name>IdentityRow</name>
    <message>
        <source>%1:%2</source>
        <translation>%1:%2</translation>
    </message>
    <message>
        <source>%1 and %2 may be the same</source>
        <translation>%1 与 %2 可能相同</translation>
    </message>
    <message>
        <source>%1, a name of %2, %3, %4</source>
        <translation>%1，%2 的名称，%3，%4</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2 · %3</source>
        <translation>%1 · %2 · %3</translation>
    </message>
    <message>
        <source>decided</source>
        <translation>已决定</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>合并</translation>
    </message>
    <message>
        <source>Join %1 with %2</source>
        <translation>将 %1 与 %2 合并</translation>
    </message>
    <message>
        <source>Keep apart</source>
        <translation>保持分开</translation>
    </message>
    <message>
        <source>Keep %1 and %2 apart</source>
        <translation>让 %1 与 %2 保持分开</translation>
    </message>
    <message>
        <source>Let the rules decide about %1</source>
        <translation>让规则决定 %1</translation>
    </message>
    <message>
        <source>Let %1 stand alone</source>
        <translation>让 %1 独立</translation>
    </message>
    <message>
        <source>Join %1 with another node…</source>
        <translation>将 %1 与其他节点合并…</translation>
    </message>
    <message>
        <source>Open %1 in the editor</source>
        <translation>在编辑器中打开 %1</translation>
    </message>
</context>
<context>
    <name>ImportForm</name>
    <message>
        <source>Folder or git repository</source>
        <translation>文件夹或 git 仓库</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Branch, tag or commit; empty: the files on disk</source>
        <translation>分支、标签或提交；留空为磁盘文件</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Start the import</source>
        <translation>开始导入</translation>
    </message>
    <message>
        <source>This workspace is open read-only.</source>
        <translation>此工作区以只读方式打开。</translation>
    </message>
    <message>
        <source>Nothing in it is run or changed. The map stays usable meanwhile.</source>
        <translation>其中的内容不会被运行或更改。导入期间地图仍可使用。</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>What to import</source>
        <translation>导入内容</translation>
    </message>
    <message>
        <source>Repository</source>
        <translation>仓库</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>追踪</translation>
    </message>
    <message>
        <source>Engine</source>
        <translation>引擎</translation>
    </message>
    <message>
        <source>Kind of engine</source>
        <translation>引擎类型</translation>
    </message>
    <message>
        <source>Prometheus, Mimir, Thanos, VictoriaMetrics</source>
        <translation>Prometheus、Mimir、Thanos、VictoriaMetrics</translation>
    </message>
    <message>
        <source>Tempo (example traces)</source>
        <translation>Tempo（示例追踪）</translation>
    </message>
    <message>
        <source>File of traces: OTLP, Jaeger, Zipkin</source>
        <translation>追踪文件：OTLP、Jaeger、Zipkin</translation>
    </message>
    <message>
        <source>Address of the engine</source>
        <translation>引擎地址</translation>
    </message>
    <message>
        <source>For which time</source>
        <translation>时间范围</translation>
    </message>
    <message>
        <source>The last hour</source>
        <translation>最近一小时</translation>
    </message>
    <message>
        <source>The last 6 hours</source>
        <translation>最近 6 小时</translation>
    </message>
    <message>
        <source>The last day</source>
        <translation>最近一天</translation>
    </message>
    <message>
        <source>The last week</source>
        <translation>最近一周</translation>
    </message>
    <message>
        <source>The engine is asked once, for sums rather than single traces. A token for it comes from $ALIDADE_ENGINE_TOKEN and is never stored.</source>
        <translation>只询问引擎一次，获取汇总而非单条追踪。令牌取自 $ALIDADE_ENGINE_TOKEN，绝不存储。</translation>
    </message>
    <message>
        <source>Import a file of traces</source>
        <translation>导入追踪文件</translation>
    </message>
    <message>
        <source>Traces (*.json *.jsonl *.pb *.bin *.gz *.zst)</source>
        <translation>追踪 (*.json *.jsonl *.pb *.bin *.gz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
</context>
<context>
    <name>ImportRunCard</name>
    <message>
        <source>services</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>resources</source>
        <translation>资源</translation>
    </message>
    <message>
        <source>dependencies</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>endpoints</source>
        <translation>端点</translation>
    </message>
    <message>
        <source>topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>contracts</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Import of %1, running</source>
        <translation>导入 %1，进行中</translation>
    </message>
    <message>
        <source>Import of %1, done</source>
        <translation>导入 %1，已完成</translation>
    </message>
    <message>
        <source>Import of %1, stopped</source>
        <translation>导入 %1，已停止</translation>
    </message>
    <message>
        <source>Import of %1, failed</source>
        <translation>导入 %1，失败</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n 个文件</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Waiting…</source>
        <translation>等待中…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>Stopped. The workspace is as it was.</source>
        <translation>已停止。工作区保持原样。</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%n outbound call(s) whose target could not be resolved</source>
        <translation>
            <numerusform>%n 个出站调用的目标未能解析</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) not fully understood</source>
        <translation>
            <numerusform>%n 处未能完全理解</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the map</source>
        <translation>显示地图</translation>
    </message>
    <message>
        <source>Hide details</source>
        <translation>隐藏详情</translation>
    </message>
    <message>
        <source>By reader</source>
        <translation>按读取器</translation>
    </message>
    <message>
        <source>Hide what each reader found</source>
        <translation>隐藏各读取器的发现</translation>
    </message>
    <message>
        <source>Show what each reader found</source>
        <translation>显示各读取器的发现</translation>
    </message>
    <message numerus="yes">
        <source>%n name(s)</source>
        <translation>
            <numerusform>%n 个名称</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n 个依赖</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n 个调用</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n endpoint(s)</source>
        <translation>
            <numerusform>%n 个端点</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contract(s)</source>
        <translation>
            <numerusform>%n 个契约</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>无</translation>
    </message>
    <message numerus="yes">
        <source>%n file(s) read now; what is unchanged is known from the last time</source>
        <translation>
            <numerusform>本次读取 %n 个文件；未更改的沿用上次结果</numerusform>
        </translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Import %1 again</source>
        <translation>再次导入 %1</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Dismiss: %1</source>
        <translation>关闭：%1</translation>
    </message>
</context>
<context>
    <name>ImportScreen</name>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Imports</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Open calls</source>
        <translation>未决调用</translation>
    </message>
    <message>
        <source>Names</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能理解</translation>
    </message>
</context>
<context>
    <name>InspectorHost</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Hide the inspector</source>
        <translation>隐藏检查器</translation>
    </message>
</context>
<context>
    <name>LinkList</name>
    <message>
        <source>%1 · planned to go</source>
        <translation>%1 · 计划移除</translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more import line(s)</source>
        <translation>
            <numerusform>另有 %n 行导入</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>LintTab</name>
    <message>
        <source>Rule</source>
        <translation>规则</translation>
    </message>
    <message>
        <source>All rules</source>
        <translation>所有规则</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n finding(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>问题</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1. To keep it: // buf:lint:ignore %2</source>
        <translation>%1。如需保留：// buf:lint:ignore %2</translation>
    </message>
    <message>
        <source>Nothing against the rules</source>
        <translation>没有违反规则之处</translation>
    </message>
    <message>
        <source>Every rule that buf.yaml asks for is kept.</source>
        <translation>符合 buf.yaml 要求的全部规则。</translation>
    </message>
    <message>
        <source>Style rules are there for proto contracts.</source>
        <translation>规范检查适用于 proto 契约。</translation>
    </message>
</context>
<context>
    <name>ListRow</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>LiveScreen</name>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>偏离</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>比较</translation>
    </message>
    <message>
        <source>Traces</source>
        <translation>追踪</translation>
    </message>
    <message>
        <source>Health</source>
        <translation>遥测质量</translation>
    </message>
    <message>
        <source>%1 spans/s</source>
        <translation>%1 跨度/秒</translation>
    </message>
    <message>
        <source>Import a file of traces</source>
        <translation>导入追踪文件</translation>
    </message>
    <message>
        <source>Receivers: addresses and counters</source>
        <translation>接收器：地址与计数</translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>正在启动…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>Stop recording</source>
        <translation>停止录制</translation>
    </message>
    <message>
        <source>Record</source>
        <translation>录制</translation>
    </message>
    <message>
        <source>Receive traces from programs on this machine and keep what calls what</source>
        <translation>接收本机程序发送的追踪，并记录调用关系</translation>
    </message>
    <message>
        <source>Nothing was seen to run yet</source>
        <translation>尚未观察到任何运行</translation>
    </message>
    <message>
        <source>Record what programs on this machine send (OTLP or Zipkin), or import a file of traces.</source>
        <translation>录制本机程序发送的数据（OTLP 或 Zipkin），或导入追踪文件。</translation>
    </message>
    <message>
        <source>Import a file of traces…</source>
        <translation>导入追踪文件…</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Traces (*.json *.jsonl *.pb *.bin *.gz *.zst)</source>
        <translation>追踪文件 (*.json *.jsonl *.pb *.bin *.gz *.zst)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
</context>
<context>
    <name>LiveTable</name>
    <message>
        <source>%1: %2</source>
        <comment>a column and its value</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1, sorted downwards</source>
        <translation>%1，降序</translation>
    </message>
    <message>
        <source>%1, sorted upwards</source>
        <translation>%1，升序</translation>
    </message>
</context>
<context>
    <name>LiveWords</name>
    <message>
        <source>%1 %2</source>
        <comment>a day and a time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>no traffic</source>
        <translation>没有流量</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from one time to another</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1/s</source>
        <comment>a rate</comment>
        <translation>%1/秒</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>damaged</source>
        <translation>损坏</translation>
    </message>
    <message>
        <source>without an id</source>
        <translation>缺少标识</translation>
    </message>
    <message>
        <source>seen before</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>outside of the time</source>
        <translation>超出时间范围</translation>
    </message>
    <message>
        <source>too many services</source>
        <translation>服务过多</translation>
    </message>
    <message>
        <source>too busy</source>
        <translation>过于繁忙</translation>
    </message>
    <message>
        <source>Agreed</source>
        <translation>一致</translation>
    </message>
    <message>
        <source>Not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>Designed only</source>
        <translation>仅在设计中</translation>
    </message>
    <message>
        <source>Coded only</source>
        <translation>仅在代码中</translation>
    </message>
    <message>
        <source>Deployed only</source>
        <translation>仅在部署清单中</translation>
    </message>
    <message>
        <source>Hidden</source>
        <translation>隐藏</translation>
    </message>
    <message>
        <source>What runs is what was said.</source>
        <translation>运行情况与已知的说法一致。</translation>
    </message>
    <message>
        <source>It was not seen, but could not have been.</source>
        <translation>没有观察到，但也不可能观察到。</translation>
    </message>
    <message>
        <source>It was drawn, but neither code nor traffic shows it.</source>
        <translation>设计中画出，但代码和流量中都没有。</translation>
    </message>
    <message>
        <source>It is in the code, but never ran in this time: a dead or a rare path.</source>
        <translation>代码中存在，但这段时间内从未运行：死代码或罕见路径。</translation>
    </message>
    <message>
        <source>A manifest says so, but neither the code nor the traffic.</source>
        <translation>部署清单中有，但代码和流量中都没有。</translation>
    </message>
    <message>
        <source>It runs, but no code, manifest or design says so.</source>
        <translation>它在运行，但代码、部署清单和设计中都没有。</translation>
    </message>
    <message>
        <source>designed</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>coded</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观察</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between the words of a list</comment>
        <translation>、</translation>
    </message>
</context>
<context>
    <name>Main</name>
    <message>
        <source>%1 – Alidade</source>
        <translation>%1 – Alidade</translation>
    </message>
    <message>
        <source>Alidade</source>
        <translation>Alidade</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Cycles</source>
        <translation>依赖环</translation>
    </message>
    <message>
        <source>Opening the workspace…</source>
        <translation>正在打开工作区…</translation>
    </message>
    <message>
        <source>Drop to import or open</source>
        <translation>松开以导入或打开</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Contracts</source>
        <translation>契约</translation>
    </message>
    <message>
        <source>Sagas</source>
        <translation>Saga</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
</context>
<context>
    <name>MapCommand</name>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
</context>
<context>
    <name>MapCommands</name>
    <message>
        <source>Find on the map</source>
        <translation>在地图上查找</translation>
    </message>
    <message>
        <source>New context around the selection, or an empty one</source>
        <translation>围绕所选新建上下文，或新建空上下文</translation>
    </message>
    <message>
        <source>Lay out the map; what you placed stays</source>
        <translation>自动布局地图；手动放置的位置保持不变</translation>
    </message>
    <message>
        <source>Copy the selection or the map as picture</source>
        <translation>将所选或地图复制为图片</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <source>Select all cards</source>
        <translation>选择所有卡片</translation>
    </message>
    <message>
        <source>Focus with neighbours</source>
        <translation>聚焦及相邻项</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>缩放至所选</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>缩放至全部</translation>
    </message>
    <message>
        <source>Actual size</source>
        <translation>实际大小</translation>
    </message>
    <message>
        <source>Rename the selected context</source>
        <translation>重命名所选上下文</translation>
    </message>
    <message>
        <source>Delete the selected context</source>
        <translation>删除所选上下文</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Walk along dependencies</source>
        <translation>沿依赖移动</translation>
    </message>
    <message>
        <source>Arrows</source>
        <translation>方向键</translation>
    </message>
    <message>
        <source>Nudge the selected cards</source>
        <translation>微移所选卡片</translation>
    </message>
    <message>
        <source>Alt+Arrows</source>
        <translation>Alt+方向键</translation>
    </message>
</context>
<context>
    <name>MapDrag</name>
    <message>
        <source>New context around %1</source>
        <translation>围绕 %1 新建上下文</translation>
    </message>
</context>
<context>
    <name>MapEdits</name>
    <message>
        <source>Take %1 out of its context</source>
        <translation>将 %1 移出其上下文</translation>
    </message>
    <message>
        <source>Move %1 to %2</source>
        <translation>将 %1 移动到 %2</translation>
    </message>
    <message>
        <source>, </source>
        <comment>between names</comment>
        <translation>、</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 等另外 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Place %1</source>
        <translation>放置 %1</translation>
    </message>
    <message>
        <source>New context %1</source>
        <translation>新建上下文 %1</translation>
    </message>
    <message>
        <source>New context %1 with %2</source>
        <translation>新建上下文 %1，包含 %2</translation>
    </message>
    <message>
        <source>Rename %1 to %2</source>
        <translation>将 %1 重命名为 %2</translation>
    </message>
    <message>
        <source>Mark %1 as %2</source>
        <translation>将 %1 标记为 %2</translation>
    </message>
    <message>
        <source>%1 has no owner</source>
        <translation>%1 没有负责团队</translation>
    </message>
    <message>
        <source>%1 is owned by %2</source>
        <translation>%1 由 %2 负责</translation>
    </message>
    <message>
        <source>Change the colour of %1</source>
        <translation>更改 %1 的颜色</translation>
    </message>
    <message>
        <source>Describe %1</source>
        <translation>编辑 %1 的说明</translation>
    </message>
    <message>
        <source>Delete context %1</source>
        <translation>删除上下文 %1</translation>
    </message>
    <message>
        <source>%1 and %2: %3</source>
        <translation>%1 与 %2：%3</translation>
    </message>
    <message>
        <source>Remove the relation of %1 and %2</source>
        <translation>移除 %1 与 %2 的关系</translation>
    </message>
    <message>
        <source>Remove the note on %1</source>
        <translation>移除 %1 的备注</translation>
    </message>
    <message>
        <source>Note on %1</source>
        <translation>为 %1 添加备注</translation>
    </message>
    <message>
        <source>Lay out the map</source>
        <translation>自动布局地图</translation>
    </message>
    <message>
        <source>Forget %1</source>
        <translation>忘记 %1</translation>
    </message>
</context>
<context>
    <name>MapExport</name>
    <message>
        <source>The picture cannot be written as PNG.</source>
        <translation>无法写入 PNG 图片。</translation>
    </message>
    <message>
        <source>Table</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>JSON (alidade/graph/1)</source>
        <translation>JSON（alidade/graph/1）</translation>
    </message>
    <message>
        <source>Graphviz DOT</source>
        <translation>Graphviz DOT</translation>
    </message>
    <message>
        <source>Mermaid flowchart</source>
        <translation>Mermaid 流程图</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG 图片</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>PDF page</source>
        <translation>PDF 页面</translation>
    </message>
    <message>
        <source>The map cannot be written as &quot;%1&quot;. Known formats: %2.</source>
        <translation>无法将地图写为“%1”格式。可用格式：%2。</translation>
    </message>
</context>
<context>
    <name>MapInspector</name>
    <message>
        <source>Inspector</source>
        <translation>检查器</translation>
    </message>
    <message>
        <source>Inspector: %1</source>
        <translation>检查器：%1</translation>
    </message>
    <message>
        <source>Select a card, a line or a context to see its facts, decisions and evidence.</source>
        <translation>选择卡片、连线或上下文，查看其事实、决策与证据。</translation>
    </message>
    <message>
        <source>%1 · gone from its source</source>
        <translation>%1 · 已从来源中消失</translation>
    </message>
    <message>
        <source>Context</source>
        <translation>上下文</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>From and to</source>
        <translation>起点与终点</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>成员</translation>
    </message>
    <message>
        <source>Selected</source>
        <translation>已选</translation>
    </message>
    <message>
        <source>Who says so</source>
        <translation>依据来源</translation>
    </message>
    <message>
        <source>Depends on (%1)</source>
        <translation>依赖于（%1）</translation>
    </message>
    <message>
        <source>Used by (%1)</source>
        <translation>被依赖（%1）</translation>
    </message>
    <message>
        <source>Deployed as</source>
        <translation>部署方式</translation>
    </message>
    <message>
        <source>Why these are one</source>
        <translation>合并依据</translation>
    </message>
    <message>
        <source>Seen at</source>
        <translation>出现位置</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>What should others know?</source>
        <translation>有什么需要他人知道？</translation>
    </message>
    <message>
        <source>Messages (%1)</source>
        <translation>消息（%1）</translation>
    </message>
    <message>
        <source>In its code (%1)</source>
        <translation>代码特征（%1）</translation>
    </message>
</context>
<context>
    <name>MapLegend</name>
    <message>
        <source>calls and waits</source>
        <translation>调用并等待</translation>
    </message>
    <message>
        <source>sends a message</source>
        <translation>发送消息</translation>
    </message>
    <message>
        <source>needs to build</source>
        <translation>构建时需要</translation>
    </message>
    <message>
        <source>core subdomain</source>
        <translation>核心子域</translation>
    </message>
    <message>
        <source>supporting subdomain</source>
        <translation>支撑子域</translation>
    </message>
    <message>
        <source>generic subdomain</source>
        <translation>通用子域</translation>
    </message>
    <message>
        <source>in a cycle</source>
        <translation>在依赖环中</translation>
    </message>
    <message>
        <source>suggested cut</source>
        <translation>建议切断</translation>
    </message>
    <message>
        <source>planned to go</source>
        <translation>计划移除</translation>
    </message>
    <message>
        <source>only designed</source>
        <translation>仅设计</translation>
    </message>
    <message>
        <source>only observed</source>
        <translation>仅观测到</translation>
    </message>
    <message>
        <source>between teams</source>
        <translation>跨团队</translation>
    </message>
    <message>
        <source>inside one team</source>
        <translation>团队内部</translation>
    </message>
    <message>
        <source>between contexts</source>
        <translation>跨上下文</translation>
    </message>
    <message>
        <source>inside a context</source>
        <translation>上下文内部</translation>
    </message>
    <message>
        <source>Legend</source>
        <translation>图例</translation>
    </message>
    <message>
        <source>sends telemetry</source>
        <translation>发送遥测</translation>
    </message>
    <message>
        <source>only in the code</source>
        <translation>仅在代码中</translation>
    </message>
    <message>
        <source>only in manifests</source>
        <translation>仅在清单中</translation>
    </message>
    <message>
        <source>without an owner</source>
        <translation>没有负责团队</translation>
    </message>
    <message>
        <source>open</source>
        <translation>已展开</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已折叠</translation>
    </message>
    <message>
        <source>reads or writes data</source>
        <translation>读写数据</translation>
    </message>
    <message>
        <source>contexts are related</source>
        <translation>上下文关系</translation>
    </message>
    <message>
        <source>the voices agree</source>
        <translation>各方一致</translation>
    </message>
    <message>
        <source>not judged</source>
        <translation>未判定</translation>
    </message>
    <message>
        <source>rare</source>
        <translation>少</translation>
    </message>
    <message>
        <source>frequent</source>
        <translation>频繁</translation>
    </message>
    <message>
        <source>some calls fail</source>
        <translation>部分调用失败</translation>
    </message>
    <message>
        <source>5 % or more fail</source>
        <translation>失败达到 5 %</translation>
    </message>
    <message>
        <source>idle: it ran before</source>
        <translation>空闲：以前运行过</translation>
    </message>
    <message>
        <source>never seen to run</source>
        <translation>从未观察到运行</translation>
    </message>
</context>
<context>
    <name>MapLens</name>
    <message>
        <source>no traffic in the chosen time</source>
        <translation>所选时间内没有流量</translation>
    </message>
    <message>
        <source>%1/s, %2 failed, p95 %3</source>
        <comment>rate, share of errors, latency</comment>
        <translation>%1/秒，失败 %2，p95 %3</translation>
    </message>
</context>
<context>
    <name>MapMenu</name>
    <message>
        <source>Inspect</source>
        <translation>检查</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车</translation>
    </message>
    <message>
        <source>Focus with neighbours</source>
        <translation>聚焦及相邻项</translation>
    </message>
    <message>
        <source>Select neighbours too</source>
        <translation>同时选择相邻项</translation>
    </message>
    <message>
        <source>Move to context…</source>
        <translation>移动到上下文…</translation>
    </message>
    <message>
        <source>No context</source>
        <translation>无上下文</translation>
    </message>
    <message>
        <source>New context around the selection</source>
        <translation>围绕所选新建上下文</translation>
    </message>
    <message>
        <source>New context here</source>
        <translation>在此新建上下文</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
    <message>
        <source>Subdomain</source>
        <translation>子域</translation>
    </message>
    <message>
        <source>Core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>Supporting</source>
        <translation>支撑</translation>
    </message>
    <message>
        <source>Generic</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>Relate to…</source>
        <translation>建立关系…</translation>
    </message>
    <message>
        <source>Delete context</source>
        <translation>删除上下文</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Del</translation>
    </message>
    <message>
        <source>Forget what is gone</source>
        <translation>忘记已消失的项</translation>
    </message>
    <message>
        <source>Copy the selection as picture</source>
        <translation>将所选复制为图片</translation>
    </message>
    <message>
        <source>Copy the map as picture</source>
        <translation>将地图复制为图片</translation>
    </message>
    <message>
        <source>Export the map…</source>
        <translation>导出地图…</translation>
    </message>
    <message>
        <source>Lay out the map</source>
        <translation>自动布局地图</translation>
    </message>
    <message>
        <source>Select all cards</source>
        <translation>选择所有卡片</translation>
    </message>
    <message>
        <source>Fit the selection</source>
        <translation>缩放至所选</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>缩放至全部</translation>
    </message>
    <message>
        <source>Remove the relation</source>
        <translation>移除关系</translation>
    </message>
</context>
<context>
    <name>MapMinimap</name>
    <message>
        <source>Overview of the map</source>
        <translation>地图概览</translation>
    </message>
</context>
<context>
    <name>MapScreen</name>
    <message>
        <source>Map · focus</source>
        <translation>地图 · 聚焦</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>地图</translation>
    </message>
    <message>
        <source>Map of %1</source>
        <translation>%1 的地图</translation>
    </message>
    <message>
        <source>New context</source>
        <translation>新建上下文</translation>
    </message>
    <message>
        <source>Nothing on the map yet</source>
        <translation>地图上还没有内容</translation>
    </message>
    <message>
        <source>Import a folder with your services, or start with a bounded context of your own.</source>
        <translation>导入包含服务的文件夹，或从自己的限界上下文开始。</translation>
    </message>
</context>
<context>
    <name>MapSearch</name>
    <message>
        <source>Find on the map</source>
        <translation>在地图上查找</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>未找到</translation>
    </message>
    <message numerus="yes">
        <source>%n match(es)</source>
        <translation>
            <numerusform>%n 个匹配</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>MapTools</name>
    <message>
        <source>Map tools</source>
        <translation>地图工具</translation>
    </message>
    <message>
        <source>%1 (*.%2)</source>
        <translation>%1 (*.%2)</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>视角</translation>
    </message>
    <message>
        <source>Structure</source>
        <translation>结构</translation>
    </message>
    <message>
        <source>Drift</source>
        <translation>漂移</translation>
    </message>
    <message>
        <source>Ownership</source>
        <translation>归属</translation>
    </message>
    <message>
        <source>Coupling</source>
        <translation>耦合</translation>
    </message>
    <message>
        <source>New context around the selection</source>
        <translation>围绕所选新建上下文</translation>
    </message>
    <message>
        <source>New context</source>
        <translation>新建上下文</translation>
    </message>
    <message>
        <source>Lay out the map; what you placed stays</source>
        <translation>自动布局地图；手动放置的位置保持不变</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Export the map</source>
        <translation>导出地图</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>MapWords</name>
    <message>
        <source>service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>gateway</source>
        <translation>网关</translation>
    </message>
    <message>
        <source>frontend</source>
        <translation>前端</translation>
    </message>
    <message>
        <source>monolith</source>
        <translation>单体</translation>
    </message>
    <message>
        <source>job</source>
        <translation>作业</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>external system</source>
        <translation>外部系统</translation>
    </message>
    <message>
        <source>telemetry</source>
        <translation>遥测</translation>
    </message>
    <message>
        <source>datastore</source>
        <translation>数据存储</translation>
    </message>
    <message>
        <source>cache</source>
        <translation>缓存</translation>
    </message>
    <message>
        <source>broker</source>
        <translation>消息代理</translation>
    </message>
    <message>
        <source>bucket</source>
        <translation>对象存储</translation>
    </message>
    <message>
        <source>synchronous</source>
        <translation>同步</translation>
    </message>
    <message>
        <source>asynchronous</source>
        <translation>异步</translation>
    </message>
    <message>
        <source>data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>build</source>
        <translation>构建</translation>
    </message>
    <message>
        <source>Partnership</source>
        <translation>合作关系</translation>
    </message>
    <message>
        <source>Shared Kernel</source>
        <translation>共享内核</translation>
    </message>
    <message>
        <source>Customer/Supplier</source>
        <translation>客户方/供应方</translation>
    </message>
    <message>
        <source>Conformist</source>
        <translation>遵奉者</translation>
    </message>
    <message>
        <source>Anticorruption Layer</source>
        <translation>防腐层</translation>
    </message>
    <message>
        <source>Open Host Service</source>
        <translation>开放主机服务</translation>
    </message>
    <message>
        <source>Published Language</source>
        <translation>发布语言</translation>
    </message>
    <message>
        <source>Separate Ways</source>
        <translation>各行其道</translation>
    </message>
    <message>
        <source>core</source>
        <translation>核心</translation>
    </message>
    <message>
        <source>supporting</source>
        <translation>支撑</translation>
    </message>
    <message>
        <source>generic</source>
        <translation>通用</translation>
    </message>
    <message>
        <source>designed</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>coded</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>deployed</source>
        <translation>部署</translation>
    </message>
    <message>
        <source>observed</source>
        <translation>观测</translation>
    </message>
    <message>
        <source>%1, %2, unassigned</source>
        <translation>%1，%2，未分配</translation>
    </message>
    <message>
        <source>%1, %2, in %3</source>
        <translation>%1，%2，位于 %3</translation>
    </message>
    <message numerus="yes">
        <source>%1, bounded context, %2, %n member(s)</source>
        <translation>
            <numerusform>%1，限界上下文，%2，%n 个成员</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 depends on %2, %3</source>
        <translation>%1 依赖 %2，%3</translation>
    </message>
    <message>
        <source>%1 is upstream of %2, %3</source>
        <translation>%1 是 %2 的上游，%3</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a dependency</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a relation between contexts</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>supplier</source>
        <comment>upstream</comment>
        <translation>供应方</translation>
    </message>
    <message>
        <source>customer</source>
        <comment>downstream</comment>
        <translation>客户方</translation>
    </message>
    <message>
        <source>{} rpc</source>
        <translation>{} 个 RPC</translation>
    </message>
    <message>
        <source>{} http</source>
        <translation>{} 个 HTTP</translation>
    </message>
    <message>
        <source>{} topic</source>
        <translation>{} 个主题</translation>
    </message>
    <message>
        <source>{} topics</source>
        <translation>{} 个主题</translation>
    </message>
    <message>
        <source>{} queue</source>
        <translation>{} 个队列</translation>
    </message>
    <message>
        <source>{} queues</source>
        <translation>{} 个队列</translation>
    </message>
    <message>
        <source>{} table</source>
        <translation>{} 个表</translation>
    </message>
    <message>
        <source>{} tables</source>
        <translation>{} 个表</translation>
    </message>
    <message>
        <source>{} port</source>
        <translation>{} 个端口</translation>
    </message>
    <message>
        <source>{} ports</source>
        <translation>{} 个端口</translation>
    </message>
</context>
<context>
    <name>MapZoom</name>
    <message>
        <source>Zoom out</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1%</translation>
    </message>
    <message>
        <source>Show at 100 %</source>
        <translation>以 100% 显示</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Fit everything</source>
        <translation>缩放至全部</translation>
    </message>
</context>
<context>
    <name>MessageList</name>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Nothing was said yet.</source>
        <translation>还没有消息。</translation>
    </message>
</context>
<context>
    <name>NameEditor</name>
    <message>
        <source>Name of the context</source>
        <translation>上下文名称</translation>
    </message>
</context>
<context>
    <name>NodeChooser</name>
    <message>
        <source>Find a service or resource</source>
        <translation>查找服务或资源</translation>
    </message>
    <message>
        <source>%1, %2, likely</source>
        <translation>%1，%2，可能</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>likely</source>
        <translation>可能</translation>
    </message>
    <message>
        <source>Nothing is called so.</source>
        <translation>没有这个名称。</translation>
    </message>
    <message numerus="yes">
        <source>For all %n call(s) to this address</source>
        <translation>
            <numerusform>用于对此地址的全部 %n 个调用</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NotePile</name>
    <message>
        <source>Add: %1</source>
        <translation>添加：%1</translation>
    </message>
    <message>
        <source>Add: %1 (%2)</source>
        <translation>添加：%1（%2）</translation>
    </message>
</context>
<context>
    <name>OpenCallList</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Filter by service, target or file</source>
        <translation>按服务、目标或文件筛选</translation>
    </message>
    <message numerus="yes">
        <source>%n outbound call(s) whose target could not be resolved</source>
        <translation>
            <numerusform>%n 个出站调用的目标未能解析</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n settled</source>
        <translation>
            <numerusform>%n 个已处理</numerusform>
        </translation>
    </message>
    <message>
        <source>Open calls</source>
        <translation>未决调用</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>ignored</source>
        <translation>已忽略</translation>
    </message>
    <message>
        <source>→ %1</source>
        <translation>→ %1</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>更改…</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>Say where this goes: %1</source>
        <translation>指定调用目标：%1</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>忽略</translation>
    </message>
    <message>
        <source>Take back: %1</source>
        <translation>撤回：%1</translation>
    </message>
    <message>
        <source>Ignore: %1</source>
        <translation>忽略：%1</translation>
    </message>
    <message>
        <source>No call has this text.</source>
        <translation>没有包含此文字的调用。</translation>
    </message>
    <message>
        <source>Import a source to see which of its calls lead nowhere.</source>
        <translation>导入来源后，可查看哪些调用没有目标。</translation>
    </message>
    <message>
        <source>The other side of every call was found.</source>
        <translation>每个调用的目标都已找到。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ProblemList</name>
    <message>
        <source>Filter by reason or file</source>
        <translation>按原因或文件筛选</translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) were left out or read in part</source>
        <translation>
            <numerusform>%n 处被略过或仅部分读取</numerusform>
        </translation>
    </message>
    <message>
        <source>Not understood</source>
        <translation>未能理解</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n place(s)</source>
        <translation>
            <numerusform>%1，%n 处</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>以及另外 %n 个</numerusform>
        </translation>
    </message>
    <message>
        <source>Everything that was read was understood.</source>
        <translation>读取的内容都已理解。</translation>
    </message>
    <message>
        <source>No place has this text.</source>
        <translation>没有包含此文字的位置。</translation>
    </message>
</context>
<context>
    <name>ProgressLine</name>
    <message>
        <source>%1, %2 percent</source>
        <translation>%1，百分之 %2</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Screens</source>
        <translation>界面</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>RecordBar</name>
    <message>
        <source>Receivers</source>
        <translation>接收器</translation>
    </message>
    <message numerus="yes">
        <source>%1, %n connection(s)</source>
        <translation>
            <numerusform>%1，%n 个连接</numerusform>
        </translation>
    </message>
    <message>
        <source>closed</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Address for %1</source>
        <translation>%1 的地址</translation>
    </message>
    <message>
        <source>OTLP/gRPC</source>
        <translation>OTLP/gRPC</translation>
    </message>
    <message>
        <source>OTLP/HTTP</source>
        <translation>OTLP/HTTP</translation>
    </message>
    <message>
        <source>Zipkin</source>
        <translation>Zipkin</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>已接收</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已保存</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>未采用</translation>
    </message>
    <message>
        <source>Spans a second</source>
        <translation>每秒跨度</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Left out: %1</source>
        <translation>未采用：%1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a count and what it counts</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Only programs on this machine can send. Set OTEL_EXPORTER_OTLP_ENDPOINT to http://localhost:4318, or 4317 for gRPC.</source>
        <translation>只有本机程序可以发送。请将 OTEL_EXPORTER_OTLP_ENDPOINT 设为 http://localhost:4318；gRPC 使用 4317。</translation>
    </message>
</context>
<context>
    <name>RelationList</name>
    <message>
        <source>Remove the relation</source>
        <translation>移除关系</translation>
    </message>
    <message>
        <source>Pattern</source>
        <translation>模式</translation>
    </message>
</context>
<context>
    <name>RenameSheet</name>
    <message>
        <source>Rename the system</source>
        <translation>重命名系统</translation>
    </message>
    <message>
        <source>Name of the system</source>
        <translation>系统名称</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>重命名</translation>
    </message>
</context>
<context>
    <name>RuntimeTab</name>
    <message>
        <source>URL or file: /metrics, /debug/vars, /debug/pprof/heap</source>
        <translation>URL 或文件：/metrics、/debug/vars、/debug/pprof/heap</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Choose a file of metrics or a profile</source>
        <translation>选择指标文件或性能剖析文件</translation>
    </message>
    <message>
        <source>Service</source>
        <translation>服务</translation>
    </message>
    <message>
        <source>Choose a service</source>
        <translation>选择服务</translation>
    </message>
    <message>
        <source>Whose process it is</source>
        <translation>该进程属于哪个服务</translation>
    </message>
    <message>
        <source>Counted</source>
        <translation>计数对象</translation>
    </message>
    <message>
        <source>Compare with…</source>
        <translation>对比…</translation>
    </message>
    <message>
        <source>Stop comparing</source>
        <translation>停止对比</translation>
    </message>
    <message>
        <source>Choose an older profile of the same kind</source>
        <translation>选择同类的较早性能剖析</translation>
    </message>
    <message>
        <source>Ask a running process</source>
        <translation>询问正在运行的进程</translation>
    </message>
    <message>
        <source>Metrics show its memory and what to set GOGC, GOMEMLIMIT and GOMAXPROCS to; a profile shows where memory and time go.</source>
        <translation>指标显示其内存，以及 GOGC、GOMEMLIMIT 和 GOMAXPROCS 应设的值；性能剖析显示内存与时间花在何处。</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Functions</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Function</source>
        <translation>函数</translation>
    </message>
    <message>
        <source>Itself</source>
        <translation>自身</translation>
    </message>
    <message>
        <source>With calls</source>
        <translation>含调用</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>运行时</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>当前</translation>
    </message>
    <message>
        <source>%1, leave it</source>
        <comment>a setting that is right</comment>
        <translation>%1，保持不变</translation>
    </message>
    <message>
        <source>now %1</source>
        <translation>当前 %1</translation>
    </message>
    <message>
        <source>Served</source>
        <translation>已服务</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>调用</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>Mean</source>
        <translation>平均</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>These metrics do not tell what the process served.</source>
        <translation>这些指标没有说明进程服务了什么。</translation>
    </message>
    <message>
        <source>Choose an older profile</source>
        <translation>选择较早的性能剖析</translation>
    </message>
</context>
<context>
    <name>RuntimeWords</name>
    <message>
        <source>memory limit of the container</source>
        <translation>容器的内存上限</translation>
    </message>
    <message>
        <source>outside of the Go runtime</source>
        <translation>Go 运行时之外</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>预留</translation>
    </message>
    <message>
        <source>stacks and tables of the Go runtime</source>
        <translation>Go 运行时的栈与表</translation>
    </message>
    <message>
        <source>live heap</source>
        <translation>存活堆</translation>
    </message>
    <message>
        <source>peak</source>
        <translation>峰值</translation>
    </message>
    <message>
        <source>room for the heap</source>
        <translation>堆的可用空间</translation>
    </message>
    <message>
        <source>CPU time of the collector</source>
        <translation>回收器的 CPU 时间</translation>
    </message>
    <message>
        <source>wanted</source>
        <translation>期望值</translation>
    </message>
    <message>
        <source>CPU limit of the container</source>
        <translation>容器的 CPU 上限</translation>
    </message>
    <message>
        <source>No memory limit of the container is known, so there is nothing to reckon from.</source>
        <translation>未知容器的内存上限，因此无从计算。</translation>
    </message>
    <message>
        <source>No CPU limit of the container is known; GOMAXPROCS may stay at the number of CPUs.</source>
        <translation>未知容器的 CPU 上限；GOMAXPROCS 可保持为 CPU 数。</translation>
    </message>
    <message>
        <source>What is needed for this was not measured.</source>
        <translation>所需数据未测得。</translation>
    </message>
    <message>
        <source>Memory outside of the Go runtime (C code) was not measured and is taken as none.</source>
        <translation>未测得 Go 运行时之外的内存（C 代码），按零计算。</translation>
    </message>
    <message>
        <source>The limit is soft: Go may go beyond it, and it does not count memory that C code takes.</source>
        <translation>该上限是软性的：Go 可能超出它，且不计入 C 代码占用的内存。</translation>
    </message>
    <message>
        <source>What is live does not fit: no setting helps, the container needs more memory or the program must hold less.</source>
        <translation>存活数据放不下：任何设置都无济于事，容器需要更多内存，或程序须减少占用。</translation>
    </message>
    <message>
        <source>GOGC was not measured and is taken as 100, its default.</source>
        <translation>未测得 GOGC，按默认值 100 计算。</translation>
    </message>
    <message>
        <source>The live heap was reckoned from the goal of the next collection.</source>
        <translation>存活堆由下次回收的目标推算。</translation>
    </message>
    <message>
        <source>GOGC is off: whatever is live, the heap grows up to GOMEMLIMIT.</source>
        <translation>GOGC 已关闭：无论存活多少，堆都会增长到 GOMEMLIMIT。</translation>
    </message>
    <message>
        <source>The collector takes much CPU time; its share falls as GOGC rises.</source>
        <translation>回收器占用较多 CPU 时间；提高 GOGC 会降低其占比。</translation>
    </message>
    <message>
        <source>It fits as it is.</source>
        <translation>保持现状即可。</translation>
    </message>
    <message>
        <source>Rounded up, and at least 2, as Go does by itself from 1.25 on.</source>
        <translation>向上取整且至少为 2，与 Go 1.25 起的做法一致。</translation>
    </message>
    <message>
        <source>Go before 1.25 does not look at the CPU limit: it runs as many threads as the machine has CPUs.</source>
        <translation>Go 1.25 之前不考虑 CPU 上限：线程数等于机器的 CPU 数。</translation>
    </message>
    <message>
        <source>Go from 1.25 on takes the CPU limit into account by itself.</source>
        <translation>Go 1.25 起会自行考虑 CPU 上限。</translation>
    </message>
    <message>
        <source>The version of Go is not known; before 1.25 it does not look at the CPU limit.</source>
        <translation>Go 版本未知；1.25 之前不考虑 CPU 上限。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a term and its amount</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Memory in use</source>
        <translation>使用中的内存</translation>
    </message>
    <message>
        <source>Objects in use</source>
        <translation>使用中的对象</translation>
    </message>
    <message>
        <source>Memory allocated</source>
        <translation>已分配内存</translation>
    </message>
    <message>
        <source>Objects allocated</source>
        <translation>已分配对象</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>Samples</source>
        <translation>样本</translation>
    </message>
    <message>
        <source>Goroutines</source>
        <translation>Goroutine</translation>
    </message>
    <message>
        <source>Waits for a lock</source>
        <translation>锁等待次数</translation>
    </message>
    <message>
        <source>Time waited for locks</source>
        <translation>等待锁的时间</translation>
    </message>
</context>
<context>
    <name>SagaCode</name>
    <message>
        <source>Evidence in the code</source>
        <translation>代码中的依据</translation>
    </message>
    <message>
        <source>No place in the code is known for this saga. Import a folder whose code performs it.</source>
        <translation>代码中没有已知的位置与此 Saga 对应。请导入执行它的代码所在的文件夹。</translation>
    </message>
</context>
<context>
    <name>SagaEditWords</name>
    <message>
        <source>&quot;%1&quot; is no number of attempts. Write a number from 1, or unlimited.</source>
        <translation>“%1”不是有效的尝试次数。请输入从 1 开始的数字，或 unlimited。</translation>
    </message>
</context>
<context>
    <name>SagaEdits</name>
    <message>
        <source>&quot;%1&quot; is no duration. Write it as in 200ms, 5s or 1m30s.</source>
        <translation>“%1”不是时长。请写成 200ms、5s 或 1m30s 的形式。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no factor. Each wait is at least as long as the one before: write 1 or more.</source>
        <translation>“%1”不是倍数。每次等待至少与上一次一样长：请写 1 或更大的数。</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not known here.</source>
        <translation>这里不认识“%1”。</translation>
    </message>
    <message>
        <source>A step needs a name.</source>
        <translation>步骤需要名称。</translation>
    </message>
    <message>
        <source>There is another step %1; each has a name of its own.</source>
        <translation>已有另一个步骤 %1；每个步骤的名称必须不同。</translation>
    </message>
    <message>
        <source>There is no step %1.</source>
        <translation>没有步骤 %1。</translation>
    </message>
    <message>
        <source>The steps would wait for each other in a circle.</source>
        <translation>这些步骤会循环等待。</translation>
    </message>
    <message>
        <source>A saga needs a name.</source>
        <translation>Saga 需要名称。</translation>
    </message>
</context>
<context>
    <name>SagaFlow</name>
    <message>
        <source>Flow of the saga</source>
        <translation>Saga 流程</translation>
    </message>
    <message>
        <source>Arrows walk along the steps, down goes to the compensation, Ctrl with an arrow moves a step</source>
        <translation>方向键在步骤间移动，向下进入补偿，Ctrl 加方向键移动步骤</translation>
    </message>
</context>
<context>
    <name>SagaForm</name>
    <message>
        <source>Saga</source>
        <translation>Saga</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Style</source>
        <translation>方式</translation>
    </message>
    <message>
        <source>Orchestrated by a coordinator</source>
        <translation>由协调者编排</translation>
    </message>
    <message>
        <source>Choreographed by events</source>
        <translation>由事件协同</translation>
    </message>
    <message>
        <source>Coordinator</source>
        <translation>协调者</translation>
    </message>
    <message>
        <source>Service that leads it</source>
        <translation>主导它的服务</translation>
    </message>
    <message>
        <source>Timeout of the saga</source>
        <translation>Saga 的超时</translation>
    </message>
    <message>
        <source>None: it never turns back by itself</source>
        <translation>无：它不会自行回退</translation>
    </message>
    <message>
        <source>After this time it turns back, as in 30s or 5m.</source>
        <translation>超过此时间就回退，例如 30s 或 5m。</translation>
    </message>
    <message>
        <source>Started by events</source>
        <translation>由这些事件启动</translation>
    </message>
    <message>
        <source>Ends with events</source>
        <translation>以这些事件结束</translation>
    </message>
    <message>
        <source>Saga log</source>
        <translation>Saga 日志</translation>
    </message>
    <message>
        <source>Durable log</source>
        <translation>持久日志</translation>
    </message>
    <message>
        <source>What is sent and answered is on disk before the next call.</source>
        <translation>发送和应答的内容在下一次调用前写入磁盘。</translation>
    </message>
    <message>
        <source>Reconciliation job</source>
        <translation>对账任务</translation>
    </message>
    <message>
        <source>It takes up what the log shows as unfinished.</source>
        <translation>它接手日志中未完成的 Saga。</translation>
    </message>
    <message>
        <source>After a restart</source>
        <translation>重启之后</translation>
    </message>
    <message>
        <source>Goes on after a restart</source>
        <translation>重启后继续</translation>
    </message>
    <message>
        <source>Turns back after a restart</source>
        <translation>重启后回退</translation>
    </message>
    <message>
        <source>Order of the compensations</source>
        <translation>补偿的顺序</translation>
    </message>
    <message>
        <source>In reverse</source>
        <translation>逆序</translation>
    </message>
    <message>
        <source>As listed</source>
        <translation>按列表</translation>
    </message>
    <message>
        <source>All at once</source>
        <translation>同时</translation>
    </message>
    <message>
        <source>Steps in the order in which they are undone</source>
        <translation>按撤销顺序列出的步骤</translation>
    </message>
</context>
<context>
    <name>SagaFormats</name>
    <message>
        <source>Mermaid sequence diagram</source>
        <translation>Mermaid 时序图</translation>
    </message>
    <message>
        <source>Mermaid state diagram</source>
        <translation>Mermaid 状态图</translation>
    </message>
    <message>
        <source>PlantUML sequence diagram</source>
        <translation>PlantUML 时序图</translation>
    </message>
    <message>
        <source>PlantUML state diagram</source>
        <translation>PlantUML 状态图</translation>
    </message>
    <message>
        <source>BPMN 2.0 with compensation events</source>
        <translation>带补偿事件的 BPMN 2.0</translation>
    </message>
    <message>
        <source>dtm saga JSON</source>
        <translation>dtm Saga JSON</translation>
    </message>
    <message>
        <source>SQL of the saga log and its reconciliation job</source>
        <translation>Saga 日志及对账任务的 SQL</translation>
    </message>
    <message>
        <source>Go orchestrator with its test, a folder</source>
        <translation>Go 编排器及其测试（文件夹）</translation>
    </message>
    <message>
        <source>Temporal workflow in Go</source>
        <translation>Go 语言的 Temporal 工作流</translation>
    </message>
    <message>
        <source>YAML, as it is read</source>
        <translation>YAML，与读取的格式相同</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG 图片</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
</context>
<context>
    <name>SagaInspector</name>
    <message>
        <source>This saga is what the code does. Take it over into the design to change it.</source>
        <translation>此 Saga 来自代码。要修改它，请先纳入设计。</translation>
    </message>
</context>
<context>
    <name>SagaList</name>
    <message>
        <source>New saga</source>
        <translation>新建 Saga</translation>
    </message>
    <message>
        <source>Import sagas from YAML…</source>
        <translation>从 YAML 导入 Saga…</translation>
    </message>
    <message>
        <source>No sagas</source>
        <translation>没有 Saga</translation>
    </message>
    <message numerus="yes">
        <source>%n saga(s)</source>
        <translation>
            <numerusform>%n 个 Saga</numerusform>
        </translation>
    </message>
    <message>
        <source>Sagas</source>
        <translation>Saga</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
</context>
<context>
    <name>SagaPlayerBar</name>
    <message>
        <source>Nothing has happened yet.</source>
        <translation>尚未发生任何事件。</translation>
    </message>
    <message>
        <source>Run</source>
        <translation>运行</translation>
    </message>
    <message>
        <source>One event back</source>
        <translation>后退一个事件</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>One event on</source>
        <translation>前进一个事件</translation>
    </message>
    <message>
        <source>Event %1 of %2</source>
        <translation>第 %1 个事件，共 %2 个</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Copy the run as Mermaid sequence diagram</source>
        <translation>将此运行复制为 Mermaid 时序图</translation>
    </message>
    <message>
        <source>End the run</source>
        <translation>结束此运行</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>SagaProof</name>
    <message>
        <source>Following every run…</source>
        <translation>正在跟踪每一种运行…</translation>
    </message>
    <message>
        <source>Following every run</source>
        <translation>正在跟踪每一种运行</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Verify again</source>
        <translation>重新验证</translation>
    </message>
    <message>
        <source>Faults of each call</source>
        <translation>每次调用的故障</translation>
    </message>
    <message numerus="yes">
        <source>%n fault(s) a call</source>
        <translation>
            <numerusform>每次调用 %n 个故障</numerusform>
        </translation>
    </message>
    <message>
        <source>Crashes of the coordinator</source>
        <translation>协调者的崩溃</translation>
    </message>
    <message numerus="yes">
        <source>%n crash(es)</source>
        <translation>
            <numerusform>%n 次崩溃</numerusform>
        </translation>
    </message>
    <message>
        <source>Properties of every run</source>
        <translation>每一种运行的性质</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>broken</source>
        <translation>被违反</translation>
    </message>
    <message>
        <source>holds</source>
        <translation>成立</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message numerus="yes">
        <source>Play %n event(s)</source>
        <translation>
            <numerusform>播放 %n 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Time at worst</source>
        <translation>最坏情况的时间</translation>
    </message>
    <message>
        <source>Rules: nothing found</source>
        <translation>规则：没有发现问题</translation>
    </message>
    <message numerus="yes">
        <source>Rules: %n finding(s)</source>
        <translation>
            <numerusform>规则：发现 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>SagaRows</name>
    <message>
        <source>Checking…</source>
        <translation>检查中…</translation>
    </message>
    <message>
        <source>Proved</source>
        <translation>已证明</translation>
    </message>
    <message>
        <source>Rules hold</source>
        <translation>规则成立</translation>
    </message>
    <message>
        <source>Warnings</source>
        <translation>有警告</translation>
    </message>
    <message>
        <source>Violated</source>
        <translation>被违反</translation>
    </message>
    <message>
        <source>Not proved</source>
        <translation>未证明</translation>
    </message>
    <message>
        <source>designed</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>from code, %1</source>
        <translation>来自代码，%1</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n 个步骤</numerusform>
        </translation>
    </message>
    <message>
        <source>Until all is done</source>
        <translation>直到全部完成</translation>
    </message>
    <message>
        <source>at worst, with all attempts</source>
        <translation>最坏情况，用尽所有尝试</translation>
    </message>
    <message>
        <source>Until all is undone</source>
        <translation>直到全部撤销</translation>
    </message>
    <message>
        <source>at worst, once it turns back</source>
        <translation>最坏情况，从回退开始</translation>
    </message>
    <message>
        <source>Until it has ended</source>
        <translation>直到结束</translation>
    </message>
    <message>
        <source>forward and back</source>
        <translation>前进与回退</translation>
    </message>
    <message>
        <source>may stay held</source>
        <translation>可能一直被占用</translation>
    </message>
    <message>
        <source>Its chain of events was checked; the runs of a saga without a coordinator are not searched.</source>
        <translation>已检查其事件链；没有协调者的 Saga 不搜索其运行。</translation>
    </message>
    <message>
        <source>It has no steps yet.</source>
        <translation>还没有步骤。</translation>
    </message>
    <message>
        <source>The search was stopped: nothing is proved.</source>
        <translation>搜索已停止：未作任何证明。</translation>
    </message>
    <message numerus="yes">
        <source>%n state(s)</source>
        <translation>
            <numerusform>%n 个状态</numerusform>
        </translation>
    </message>
    <message>
        <source>under 1 ms</source>
        <translation>不到 1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Some runs go wrong: %1 in %2.</source>
        <translation>有些运行会出错：%1，用时 %2。</translation>
    </message>
    <message>
        <source>Every run holds: %1 in %2.</source>
        <translation>每一种运行都成立：%1，用时 %2。</translation>
    </message>
    <message>
        <source>Not every run was followed: %1 in %2.</source>
        <translation>并未跟踪所有运行：%1，用时 %2。</translation>
    </message>
    <message>
        <source>puts the saga together</source>
        <translation>组成此 Saga</translation>
    </message>
    <message>
        <source>step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>compensation</source>
        <translation>补偿</translation>
    </message>
</context>
<context>
    <name>SagaRules</name>
    <message>
        <source>%1 cannot be taken back, but the saga may still turn back after it.</source>
        <translation>%1 无法收回，但在它之后 Saga 仍可能回退。</translation>
    </message>
    <message>
        <source>Reserve first and confirm after the pivot, or move the step behind the pivot.</source>
        <translation>先预留，在枢轴之后再确认，或把该步骤移到枢轴之后。</translation>
    </message>
    <message>
        <source>%1 changes state and has no compensation, but the saga may still turn back after it.</source>
        <translation>%1 改变了状态而没有补偿，但在它之后 Saga 仍可能回退。</translation>
    </message>
    <message>
        <source>Give it a compensation, or make it the pivot.</source>
        <translation>为它添加补偿，或将它设为枢轴。</translation>
    </message>
    <message>
        <source>Send a key made of the saga&apos;s id and the step&apos;s name, and let the participant keep its answer by it.</source>
        <translation>发送由 Saga 标识和步骤名组成的键，并让参与者按此键保存应答。</translation>
    </message>
    <message>
        <source>The compensation of %1 has no idempotency key: it may take effect twice, or for a step that never did.</source>
        <translation>%1 的补偿没有幂等键：它可能生效两次，或对从未生效的步骤生效。</translation>
    </message>
    <message>
        <source>%1 has no idempotency key: a repetition or a duplicate takes effect twice.</source>
        <translation>%1 没有幂等键：重试或重复会生效两次。</translation>
    </message>
    <message>
        <source>%1 may be undone before %2, which builds on it.</source>
        <translation>%1 可能在依赖它的 %2 之前被撤销。</translation>
    </message>
    <message>
        <source>Undo in the reverse of the order in which the steps depend on each other.</source>
        <translation>请按步骤相互依赖的逆序撤销。</translation>
    </message>
    <message>
        <source>The compensation of %1 waits for its answer without end.</source>
        <translation>%1 的补偿无限期等待应答。</translation>
    </message>
    <message>
        <source>%1 waits for its answer without end.</source>
        <translation>%1 无限期等待应答。</translation>
    </message>
    <message>
        <source>Set a timeout.</source>
        <translation>请设置超时。</translation>
    </message>
    <message>
        <source>The compensation of %1 is repeated without end and without a wait.</source>
        <translation>%1 的补偿无休止且无间隔地重试。</translation>
    </message>
    <message>
        <source>%1 is repeated without end and without a wait.</source>
        <translation>%1 无休止且无间隔地重试。</translation>
    </message>
    <message>
        <source>Wait longer after each attempt, up to a limit.</source>
        <translation>每次尝试后等待更久，直到上限。</translation>
    </message>
    <message>
        <source>%1 is repeated without end, and nothing ends the saga: what it holds stays held.</source>
        <translation>%1 无休止地重试，且没有什么能结束此 Saga：它占用的资源一直被占用。</translation>
    </message>
    <message>
        <source>Limit the attempts, or give the saga a timeout.</source>
        <translation>限制尝试次数，或为 Saga 设置超时。</translation>
    </message>
    <message>
        <source>No job takes up the sagas that the log shows as unfinished.</source>
        <translation>没有任务接手日志中未完成的 Saga。</translation>
    </message>
    <message>
        <source>The coordinator keeps no durable log: a crash forgets the saga.</source>
        <translation>协调者没有持久日志：崩溃会遗忘此 Saga。</translation>
    </message>
    <message>
        <source>Write saga, step, status and retries to disk before each call, and let a job take up what is unfinished.</source>
        <translation>每次调用前将 Saga、步骤、状态和重试次数写入磁盘，并让一个任务接手未完成的部分。</translation>
    </message>
    <message>
        <source>%1 publishes %2, which nobody consumes.</source>
        <translation>%1 发布了 %2，但没有人消费。</translation>
    </message>
    <message>
        <source>Consume it, say that it is meant for the outside (endsWith), or do not publish it.</source>
        <translation>消费它，说明它面向外部（endsWith），或者不发布它。</translation>
    </message>
    <message>
        <source>%1 waits for %2, which nobody publishes.</source>
        <translation>%1 等待 %2，但没有人发布。</translation>
    </message>
    <message>
        <source>Publish it, or say that it comes from the outside (startedBy).</source>
        <translation>发布它，或说明它来自外部（startedBy）。</translation>
    </message>
    <message>
        <source>The chain of events returns to its start, in or before: %1.</source>
        <translation>事件链回到了起点，位于或早于：%1。</translation>
    </message>
    <message>
        <source>Break the circle, or say what ends it.</source>
        <translation>打破循环，或说明它如何结束。</translation>
    </message>
    <message>
        <source>%1 may refuse, but no event then reaches the compensation of %2.</source>
        <translation>%1 可能拒绝，但随后没有事件到达 %2 的补偿。</translation>
    </message>
    <message>
        <source>Publish an event when it refuses (emitsOnFailure).</source>
        <translation>在拒绝时发布事件（emitsOnFailure）。</translation>
    </message>
    <message>
        <source>Let the compensation consume an event that follows the refusal.</source>
        <translation>让补偿消费拒绝之后的事件。</translation>
    </message>
    <message>
        <source>%1 changes state and publishes in two moves: a crash between them loses the event.</source>
        <translation>%1 分两步改变状态和发布：其间的崩溃会丢失事件。</translation>
    </message>
    <message>
        <source>Write the event to an outbox in the same transaction, or publish from the database&apos;s log.</source>
        <translation>在同一事务中把事件写入发件箱，或从数据库日志发布。</translation>
    </message>
    <message>
        <source>The saga %1 has no coordinator: its events are checked, its runs are not searched.</source>
        <translation>Saga %1 没有协调者：检查其事件，不搜索其运行。</translation>
    </message>
    <message>
        <source>The steps of the saga %1 wait for each other in a circle.</source>
        <translation>Saga %1 的步骤循环等待。</translation>
    </message>
    <message>
        <source>The saga %1 has %2 steps; at most %3 can be searched.</source>
        <translation>Saga %1 有 %2 个步骤；最多只能搜索 %3 个。</translation>
    </message>
</context>
<context>
    <name>SagaRunList</name>
    <message>
        <source>Observed runs</source>
        <translation>观测到的运行</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>Looking through the traces…</source>
        <translation>正在查找追踪…</translation>
    </message>
    <message>
        <source>No trace of the workspace shows a run of this saga. Import traces, or record them on the Live screen.</source>
        <translation>工作区中没有追踪显示此 Saga 的运行。请导入追踪，或在“实时”屏幕上记录。</translation>
    </message>
    <message>
        <source>How many runs came through each step</source>
        <translation>每个步骤经过的运行数</translation>
    </message>
    <message>
        <source>%1 done</source>
        <translation>%1 完成</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>%1 undone</source>
        <translation>%1 撤销</translation>
    </message>
</context>
<context>
    <name>SagaSimulation</name>
    <message>
        <source>Runs of a saga without a coordinator are not played.</source>
        <translation>没有协调者的 Saga 无法播放。</translation>
    </message>
    <message>
        <source>Select a step on the flow and choose what goes wrong with it.</source>
        <translation>在流程图上选择一个步骤，再选择它出什么问题。</translation>
    </message>
    <message>
        <source>What goes wrong with %1?</source>
        <translation>%1 出什么问题？</translation>
    </message>
    <message>
        <source>Add a fault</source>
        <translation>添加故障</translation>
    </message>
    <message>
        <source>Add a fault…</source>
        <translation>添加故障…</translation>
    </message>
    <message>
        <source>Chosen faults</source>
        <translation>已选故障</translation>
    </message>
    <message>
        <source>Remove this fault</source>
        <translation>移除此故障</translation>
    </message>
    <message>
        <source>Play</source>
        <translation>播放</translation>
    </message>
    <message>
        <source>At random</source>
        <translation>随机</translation>
    </message>
    <message>
        <source>Clear</source>
        <translation>清除</translation>
    </message>
    <message>
        <source>Events of the run</source>
        <translation>运行中的事件</translation>
    </message>
    <message>
        <source>%1. %2</source>
        <translation>%1. %2</translation>
    </message>
    <message>
        <source>The events of the run appear here.</source>
        <translation>运行中的事件显示在这里。</translation>
    </message>
</context>
<context>
    <name>SagaTools</name>
    <message>
        <source>Duplicate</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Duplicate into the design</source>
        <translation>复制到设计中</translation>
    </message>
    <message>
        <source>Makes a designed saga of it, which can be changed</source>
        <translation>由它生成可修改的设计 Saga</translation>
    </message>
    <message>
        <source>Add step</source>
        <translation>添加步骤</translation>
    </message>
    <message>
        <source>Add compensation</source>
        <translation>添加补偿</translation>
    </message>
    <message>
        <source>Move the step earlier</source>
        <translation>前移步骤</translation>
    </message>
    <message>
        <source>Move the step later</source>
        <translation>后移步骤</translation>
    </message>
    <message>
        <source>Remove the compensation</source>
        <translation>移除补偿</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>移除步骤</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>显示全部</translation>
    </message>
    <message>
        <source>Show the form</source>
        <translation>显示表单</translation>
    </message>
    <message>
        <source>Export this saga</source>
        <translation>导出此 Saga</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Copy as picture</source>
        <translation>复制为图片</translation>
    </message>
    <message>
        <source>Remove the saga</source>
        <translation>移除此 Saga</translation>
    </message>
    <message>
        <source>%1…</source>
        <translation>%1…</translation>
    </message>
    <message>
        <source>Export into a folder</source>
        <translation>导出到文件夹</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SagaWords</name>
    <message>
        <source>only reads</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>reversible</source>
        <translation>可逆</translation>
    </message>
    <message>
        <source>compensatable</source>
        <translation>可补偿</translation>
    </message>
    <message>
        <source>irreversible</source>
        <translation>不可逆</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>等待</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>无应答</translation>
    </message>
    <message>
        <source>done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>left out</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>拒绝</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Going on</source>
        <translation>前进中</translation>
    </message>
    <message>
        <source>Turning back</source>
        <translation>回退中</translation>
    </message>
    <message>
        <source>All done</source>
        <translation>全部完成</translation>
    </message>
    <message>
        <source>All undone</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>Given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>Forgotten</source>
        <translation>被遗忘</translation>
    </message>
    <message>
        <source>Ends whole</source>
        <translation>完整结束</translation>
    </message>
    <message>
        <source>Compensation after its step</source>
        <translation>补偿在步骤之后</translation>
    </message>
    <message>
        <source>Takes effect once</source>
        <translation>只生效一次</translation>
    </message>
    <message>
        <source>Undone in order</source>
        <translation>按序撤销</translation>
    </message>
    <message>
        <source>Irreversible only when safe</source>
        <translation>安全时才不可逆</translation>
    </message>
    <message>
        <source>Nothing held forever</source>
        <translation>不永久占用</translation>
    </message>
    <message>
        <source>Every run ends with all steps done or all steps undone.</source>
        <translation>每一种运行都以全部完成或全部撤销结束。</translation>
    </message>
    <message>
        <source>No compensation takes effect unless its step had.</source>
        <translation>步骤未生效时补偿不生效。</translation>
    </message>
    <message>
        <source>Nothing takes effect twice.</source>
        <translation>没有任何操作生效两次。</translation>
    </message>
    <message>
        <source>Nothing is undone while something that builds on it still stands.</source>
        <translation>依赖它的步骤仍有效时，不撤销它。</translation>
    </message>
    <message>
        <source>What cannot be taken back happens only when the saga can no longer turn back.</source>
        <translation>无法收回的操作只在 Saga 不再回退时发生。</translation>
    </message>
    <message>
        <source>No run is given up or forgotten while something that it holds stands.</source>
        <translation>仍占用资源时，运行不会被放弃或遗忘。</translation>
    </message>
    <message>
        <source>It is refused</source>
        <translation>被拒绝</translation>
    </message>
    <message>
        <source>The request is lost</source>
        <translation>请求丢失</translation>
    </message>
    <message>
        <source>The answer is lost</source>
        <translation>应答丢失</translation>
    </message>
    <message>
        <source>The request arrives late</source>
        <translation>请求迟到</translation>
    </message>
    <message>
        <source>The request arrives twice</source>
        <translation>请求到达两次</translation>
    </message>
    <message>
        <source>Its condition does not hold</source>
        <translation>条件不成立</translation>
    </message>
    <message>
        <source>The coordinator crashes before the call</source>
        <translation>协调者在调用前崩溃</translation>
    </message>
    <message>
        <source>The coordinator crashes before it notes the answer</source>
        <translation>协调者在记录应答前崩溃</translation>
    </message>
    <message>
        <source>The compensation fails</source>
        <translation>补偿失败</translation>
    </message>
    <message>
        <source>The answer of the compensation is lost</source>
        <translation>补偿的应答丢失</translation>
    </message>
    <message>
        <source>The compensation arrives late</source>
        <translation>补偿迟到</translation>
    </message>
    <message>
        <source>The compensation arrives twice</source>
        <translation>补偿到达两次</translation>
    </message>
    <message>
        <source>The coordinator crashes after the compensation</source>
        <translation>协调者在补偿后崩溃</translation>
    </message>
    <message>
        <source>The coordinator crashes</source>
        <translation>协调者崩溃</translation>
    </message>
    <message>
        <source>%1 is done.</source>
        <translation>%1 完成。</translation>
    </message>
    <message>
        <source>%1 is left out: its condition does not hold.</source>
        <translation>%1 被跳过：条件不成立。</translation>
    </message>
    <message>
        <source>%1 is refused.</source>
        <translation>%1 被拒绝。</translation>
    </message>
    <message>
        <source>%1 gets no answer in time: the request is lost.</source>
        <translation>%1 未及时得到应答：请求丢失。</translation>
    </message>
    <message>
        <source>%1 is performed, but the answer gets lost.</source>
        <translation>%1 已执行，但应答丢失。</translation>
    </message>
    <message>
        <source>%1 gets no answer in time: the request is still on its way.</source>
        <translation>%1 未及时得到应答：请求仍在途中。</translation>
    </message>
    <message>
        <source>%1 is done; a second copy of the request is on its way.</source>
        <translation>%1 完成；请求的第二份副本仍在途中。</translation>
    </message>
    <message>
        <source>%1: the copy on its way arrives.</source>
        <translation>%1：途中的副本到达。</translation>
    </message>
    <message>
        <source>The coordinator crashes and starts again.</source>
        <translation>协调者崩溃并重新启动。</translation>
    </message>
    <message>
        <source>%1 is about to be called when the coordinator crashes and starts again.</source>
        <translation>即将调用 %1 时，协调者崩溃并重新启动。</translation>
    </message>
    <message>
        <source>%1 is performed, but the coordinator crashes before it notes the answer.</source>
        <translation>%1 已执行，但协调者在记录应答前崩溃。</translation>
    </message>
    <message>
        <source>%1 is undone.</source>
        <translation>%1 已撤销。</translation>
    </message>
    <message>
        <source>%1 is not undone: the compensation fails.</source>
        <translation>%1 未撤销：补偿失败。</translation>
    </message>
    <message>
        <source>%1 is undone, but the answer gets lost.</source>
        <translation>%1 已撤销，但应答丢失。</translation>
    </message>
    <message>
        <source>%1 is not yet undone: the compensation is still on its way.</source>
        <translation>%1 尚未撤销：补偿仍在途中。</translation>
    </message>
    <message>
        <source>%1 is undone; a second copy of the compensation is on its way.</source>
        <translation>%1 已撤销；补偿的第二份副本仍在途中。</translation>
    </message>
    <message>
        <source>%1: the copy of the compensation on its way arrives.</source>
        <translation>%1：途中的补偿副本到达。</translation>
    </message>
    <message>
        <source>%1 is undone, but the coordinator crashes before it notes the answer.</source>
        <translation>%1 已撤销，但协调者在记录应答前崩溃。</translation>
    </message>
    <message>
        <source>The saga has ended undone, but %1 still stands.</source>
        <translation>Saga 以撤销结束，但 %1 仍然有效。</translation>
    </message>
    <message>
        <source>The compensation of %1 takes effect, but the step never had.</source>
        <translation>%1 的补偿生效，但该步骤从未生效。</translation>
    </message>
    <message>
        <source>%1 or its compensation takes effect twice.</source>
        <translation>%1 或其补偿生效两次。</translation>
    </message>
    <message>
        <source>%1 is undone while a step that builds on it still stands.</source>
        <translation>%1 被撤销时，依赖它的步骤仍然有效。</translation>
    </message>
    <message>
        <source>The saga turns back, but %1 cannot be taken back.</source>
        <translation>Saga 回退，但 %1 无法收回。</translation>
    </message>
    <message>
        <source>Nobody goes on with the saga, and %1 is held forever.</source>
        <translation>没有人继续此 Saga，%1 被永久占用。</translation>
    </message>
    <message>
        <source>no bound</source>
        <translation>无上限</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>Orchestrated by %1</source>
        <translation>由 %1 编排</translation>
    </message>
    <message>
        <source>nobody yet</source>
        <translation>尚未指定</translation>
    </message>
    <message>
        <source>Choreographed by events</source>
        <translation>由事件协同</translation>
    </message>
    <message>
        <source>durable log</source>
        <translation>持久日志</translation>
    </message>
    <message>
        <source>no durable log</source>
        <translation>无持久日志</translation>
    </message>
    <message>
        <source>reconciliation job</source>
        <translation>对账任务</translation>
    </message>
    <message>
        <source>turns back after %1</source>
        <translation>%1 后回退</translation>
    </message>
    <message>
        <source>start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>all done</source>
        <translation>全部完成</translation>
    </message>
    <message>
        <source>all undone</source>
        <translation>全部撤销</translation>
    </message>
    <message>
        <source>point of no return</source>
        <translation>不归点</translation>
    </message>
    <message>
        <source>if %1</source>
        <translation>如果 %1</translation>
    </message>
    <message>
        <source>No compensation</source>
        <translation>没有补偿</translation>
    </message>
    <message>
        <source>key</source>
        <translation>键</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>无键</translation>
    </message>
    <message>
        <source>retriable</source>
        <translation>可重试</translation>
    </message>
    <message>
        <source>repeats until done</source>
        <translation>重试到完成</translation>
    </message>
    <message>
        <source>on its way: %1</source>
        <translation>在途：%1</translation>
    </message>
    <message>
        <source>goes on</source>
        <translation>前进</translation>
    </message>
    <message>
        <source>refused, or no answer: turns back</source>
        <translation>拒绝或无应答：回退</translation>
    </message>
    <message>
        <source>compensates</source>
        <translation>补偿</translation>
    </message>
</context>
<context>
    <name>SagasScreen</name>
    <message>
        <source>Sagas</source>
        <translation>Saga</translation>
    </message>
    <message>
        <source>No sagas yet</source>
        <translation>还没有 Saga</translation>
    </message>
    <message>
        <source>A saga is a business transaction over several services, with a way back for each step. Design one here, import YAML, or import code that performs one.</source>
        <translation>Saga 是跨多个服务的业务事务，每一步都有回退方式。在此设计一个，导入 YAML，或导入执行它的代码。</translation>
    </message>
    <message>
        <source>New saga</source>
        <translation>新建 Saga</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>验证</translation>
    </message>
    <message>
        <source>Simulate</source>
        <translation>模拟</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Import sagas</source>
        <translation>导入 Saga</translation>
    </message>
    <message>
        <source>YAML (*.yaml *.yml)</source>
        <translation>YAML (*.yaml *.yml)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Runs</source>
        <translation>运行</translation>
    </message>
</context>
<context>
    <name>SaveDialog</name>
    <message>
        <source>Write the contract</source>
        <translation>写入契约</translation>
    </message>
    <message>
        <source>OpenAPI documents (*.yaml *.json)</source>
        <translation>OpenAPI 文档 (*.yaml *.json)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Proto files (*.proto)</source>
        <translation>Proto 文件 (*.proto)</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation>清除筛选</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Editor</source>
        <translation>编辑器</translation>
    </message>
    <message>
        <source>Empty: what the system opens files with</source>
        <translation>留空：使用系统默认程序</translation>
    </message>
    <message>
        <source>Editor command</source>
        <translation>编辑器命令</translation>
    </message>
    <message>
        <source>For instance: %1</source>
        <translation>例如：%1</translation>
    </message>
</context>
<context>
    <name>ShortcutsSheet</name>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>SnapshotSheet</name>
    <message>
        <source>Take a snapshot</source>
        <translation>建立快照</translation>
    </message>
    <message>
        <source>Change the snapshot</source>
        <translation>更改快照</translation>
    </message>
    <message>
        <source>Name of the snapshot</source>
        <translation>快照名称</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Pin it: it never makes room for newer ones</source>
        <translation>固定：不会为较新的快照让位</translation>
    </message>
    <message>
        <source>It keeps all services and dependencies, with the traffic of the chosen time.</source>
        <translation>快照保存所有服务和依赖，以及所选时间内的流量。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Take it</source>
        <translation>建立</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>更改</translation>
    </message>
</context>
<context>
    <name>Snippet</name>
    <message>
        <source>the file has changed</source>
        <translation>文件已更改</translation>
    </message>
    <message>
        <source>the file is gone</source>
        <translation>文件已不存在</translation>
    </message>
</context>
<context>
    <name>SnippetView</name>
    <message>
        <source>%1, line %2: %3</source>
        <translation>%1，第 %2 行：%3</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>读取中…</translation>
    </message>
</context>
<context>
    <name>SourcesSheet</name>
    <message>
        <source>Sources</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>files on disk</source>
        <translation>磁盘上的文件</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s) and resource(s)</source>
        <translation>
            <numerusform>%n 个服务和资源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n 条依赖</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Import %1 again</source>
        <translation>重新导入 %1</translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation>移除 %1</translation>
    </message>
    <message>
        <source>Nothing was imported yet.</source>
        <translation>尚未导入任何内容。</translation>
    </message>
    <message>
        <source>What was decided about services of a removed source stays, and they are shown as gone.</source>
        <translation>移除来源后，对其服务所做的决定仍然保留，这些服务显示为已消失。</translation>
    </message>
</context>
<context>
    <name>Splitter</name>
    <message>
        <source>Border between two areas</source>
        <translation>两个区域之间的分隔线</translation>
    </message>
    <message>
        <source>Move it with the arrow keys</source>
        <translation>用方向键移动</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>Cancel: %1</source>
        <translation>取消：%1</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>还有 %1 个</translation>
    </message>
    <message>
        <source>Error: %1</source>
        <translation>错误：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n service(s)</source>
        <translation>
            <numerusform>%n 个服务</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n resource(s)</source>
        <translation>
            <numerusform>%n 个资源</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n dependency(ies)</source>
        <translation>
            <numerusform>%n 条依赖</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n context(s)</source>
        <translation>
            <numerusform>%n 个上下文</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StepForm</name>
    <message>
        <source>Step %1</source>
        <translation>步骤 %1</translation>
    </message>
    <message>
        <source>Compensation of %1</source>
        <translation>%1 的补偿</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Participant</source>
        <translation>参与者</translation>
    </message>
    <message>
        <source>Service that performs it</source>
        <translation>执行它的服务</translation>
    </message>
    <message>
        <source>The same as of its step</source>
        <translation>与其步骤相同</translation>
    </message>
    <message>
        <source>Operation</source>
        <translation>操作</translation>
    </message>
    <message>
        <source>grpc Service/Method, POST /path, topic name</source>
        <translation>grpc Service/Method、POST /path、topic name</translation>
    </message>
    <message>
        <source>Idempotency key</source>
        <translation>幂等键</translation>
    </message>
    <message>
        <source>None: repetitions are not recognised</source>
        <translation>无：无法识别重复</translation>
    </message>
    <message>
        <source>Of what it is made, as in {saga_id}:{step}.</source>
        <translation>它由什么组成，例如 {saga_id}:{step}。</translation>
    </message>
    <message>
        <source>Effect</source>
        <translation>效果</translation>
    </message>
    <message>
        <source>Only reads</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>Reversible: a hold that is lifted</source>
        <translation>可逆：可解除的占用</translation>
    </message>
    <message>
        <source>Compensatable: a counter-action makes it good</source>
        <translation>可补偿：由反向操作弥补</translation>
    </message>
    <message>
        <source>Irreversible: nothing takes it back</source>
        <translation>不可逆：无法收回</translation>
    </message>
    <message>
        <source>Point of no return (pivot)</source>
        <translation>不归点（枢轴）</translation>
    </message>
    <message>
        <source>When it is done, the saga goes on to its end.</source>
        <translation>完成后，Saga 一直走到结束。</translation>
    </message>
    <message>
        <source>Retriable</source>
        <translation>可重试</translation>
    </message>
    <message>
        <source>It never refuses: it is repeated until it succeeds.</source>
        <translation>它从不拒绝：重复直到成功。</translation>
    </message>
    <message>
        <source>Local transaction</source>
        <translation>本地事务</translation>
    </message>
    <message>
        <source>What it does, in words</source>
        <translation>用文字说明它做什么</translation>
    </message>
    <message>
        <source>Timeout and repetition</source>
        <translation>超时与重试</translation>
    </message>
    <message>
        <source>Timeout of one attempt</source>
        <translation>单次尝试的超时</translation>
    </message>
    <message>
        <source>None: it waits without end</source>
        <translation>无：无限期等待</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>尝试次数</translation>
    </message>
    <message>
        <source>A number from 1, or unlimited.</source>
        <translation>1 以上的数字，或 unlimited。</translation>
    </message>
    <message>
        <source>First wait</source>
        <translation>首次等待</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Each wait longer by</source>
        <translation>等待倍数</translation>
    </message>
    <message>
        <source>Longest wait</source>
        <translation>最长等待</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>不限</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>顺序</translation>
    </message>
    <message>
        <source>Condition</source>
        <translation>条件</translation>
    </message>
    <message>
        <source>None: always performed</source>
        <translation>无：总是执行</translation>
    </message>
    <message>
        <source>After</source>
        <translation>之后</translation>
    </message>
    <message>
        <source>Steps that come before it</source>
        <translation>在它之前的步骤</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Starts on events</source>
        <translation>由事件启动</translation>
    </message>
    <message>
        <source>Publishes</source>
        <translation>发布</translation>
    </message>
    <message>
        <source>Publishes when it refuses</source>
        <translation>拒绝时发布</translation>
    </message>
    <message>
        <source>Outbox</source>
        <translation>发件箱</translation>
    </message>
    <message>
        <source>Its change and its events are one transaction.</source>
        <translation>它的变更与事件属于同一事务。</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
    <message>
        <source>Reads</source>
        <translation>读取</translation>
    </message>
    <message>
        <source>Separated by commas</source>
        <translation>以逗号分隔</translation>
    </message>
    <message>
        <source>Writes</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>Add a compensation</source>
        <translation>添加补偿</translation>
    </message>
    <message>
        <source>Remove the step</source>
        <translation>移除步骤</translation>
    </message>
    <message>
        <source>Remove the compensation</source>
        <translation>移除补偿</translation>
    </message>
</context>
<context>
    <name>SuggestField</name>
    <message>
        <source>Choose: %1</source>
        <translation>选择：%1</translation>
    </message>
</context>
<context>
    <name>TabButton</name>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>TextTab</name>
    <message>
        <source>View</source>
        <translation>视图</translation>
    </message>
    <message>
        <source>Side by side</source>
        <translation>并排</translation>
    </message>
    <message>
        <source>As written</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>The two agree</source>
        <translation>两者一致</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>Only differences</source>
        <translation>仅显示差异</translation>
    </message>
    <message>
        <source>proto %1</source>
        <translation>proto %1</translation>
    </message>
    <message>
        <source>OpenAPI %1</source>
        <translation>OpenAPI %1</translation>
    </message>
    <message>
        <source>Text of the contract</source>
        <translation>契约原文</translation>
    </message>
</context>
<context>
    <name>TimelineStrip</name>
    <message>
        <source>Timeline</source>
        <translation>时间线</translation>
    </message>
    <message>
        <source>How far back</source>
        <translation>回溯多久</translation>
    </message>
    <message>
        <source>Hour</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>天</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>周</translation>
    </message>
    <message>
        <source>All</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Replay: %1</source>
        <translation>回放：%1</translation>
    </message>
    <message>
        <source>%1 · at most %2</source>
        <translation>%1 · 最高 %2</translation>
    </message>
    <message>
        <source>Whole time</source>
        <translation>全部时间</translation>
    </message>
    <message>
        <source>Look at the whole timeline again</source>
        <translation>重新查看整条时间线</translation>
    </message>
    <message>
        <source>End the replay</source>
        <translation>结束回放</translation>
    </message>
    <message>
        <source>Snapshot…</source>
        <translation>快照…</translation>
    </message>
    <message>
        <source>Keep everything as it is now, with the traffic of the chosen time</source>
        <translation>保存现在的一切，以及所选时间内的流量</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <comment>from one time to another</comment>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a day and a time</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Calls over time</source>
        <translation>随时间变化的调用</translation>
    </message>
    <message>
        <source>Snapshot %1, pinned</source>
        <translation>快照 %1，已固定</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message>
        <source>%1, taken %2</source>
        <translation>%1，建立于 %2</translation>
    </message>
    <message>
        <source>%1, taken %2: %3</source>
        <translation>%1，建立于 %2：%3</translation>
    </message>
    <message>
        <source>Begin of the chosen time</source>
        <translation>所选时间的开始</translation>
    </message>
    <message>
        <source>End of the chosen time</source>
        <translation>所选时间的结束</translation>
    </message>
    <message>
        <source>Compare with now</source>
        <translation>与现在比较</translation>
    </message>
    <message>
        <source>Name, note and pin…</source>
        <translation>名称、备注与固定…</translation>
    </message>
    <message>
        <source>Remove the snapshot</source>
        <translation>删除快照</translation>
    </message>
    <message>
        <source>Replay the chosen time</source>
        <translation>回放所选时间</translation>
    </message>
    <message>
        <source>Speed of the replay</source>
        <translation>回放速度</translation>
    </message>
    <message>
        <source>How fast the chosen time is replayed</source>
        <translation>回放所选时间的速度</translation>
    </message>
    <message>
        <source>In 30 s</source>
        <translation>30 秒内</translation>
    </message>
    <message>
        <source>%1×</source>
        <comment>times as fast</comment>
        <translation>%1×</translation>
    </message>
</context>
<context>
    <name>TraceTab</name>
    <message>
        <source>Example of %1</source>
        <translation>%1 的示例</translation>
    </message>
    <message>
        <source>Examples of %1</source>
        <translation>%1 的示例</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how long and which kind of example</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Trace id</source>
        <translation>追踪标识</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>瀑布图</translation>
    </message>
    <message>
        <source>on the critical path</source>
        <translation>在关键路径上</translation>
    </message>
    <message>
        <source>%1 %2, %3 after %4</source>
        <comment>service, operation, duration, start</comment>
        <translation>%1 %2，%4 后开始，历时 %3</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 (%3), %4 after %5</source>
        <translation>%1：%2（%3），%5 后开始，历时 %4</translation>
    </message>
    <message>
        <source>%1: %2 (%3), %4 after %5; %6</source>
        <translation>%1：%2（%3），%5 后开始，历时 %4；%6</translation>
    </message>
    <message>
        <source>This trace is not kept</source>
        <translation>这条追踪没有保存</translation>
    </message>
    <message>
        <source>No trace chosen</source>
        <translation>尚未选择追踪</translation>
    </message>
    <message>
        <source>The slowest, some failing and some ordinary traces of each edge are kept.</source>
        <translation>每条边只保存最慢的、部分失败的和部分普通的追踪。</translation>
    </message>
    <message>
        <source>Choose an edge under Traffic and open one of its examples.</source>
        <translation>在“流量”中选择一条边，打开它的一个示例。</translation>
    </message>
    <message>
        <source>the trace waited for it</source>
        <translation>整条追踪在等待它</translation>
    </message>
    <message>
        <source>somebody else was at work, or nobody waited</source>
        <translation>其他环节在工作，或无人等待</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>gap: nothing below tells what it did</source>
        <translation>空隙：下层没有说明它做了什么</translation>
    </message>
</context>
<context>
    <name>TracksView</name>
    <message>
        <source>Proto and OpenAPI side by side</source>
        <translation>proto 与 OpenAPI 并排</translation>
    </message>
</context>
<context>
    <name>TrafficTab</name>
    <message>
        <source>Filter by service</source>
        <translation>按服务筛选</translation>
    </message>
    <message>
        <source>Traffic</source>
        <translation>流量</translation>
    </message>
    <message>
        <source>From</source>
        <translation>调用方</translation>
    </message>
    <message>
        <source>To</source>
        <translation>被调用方</translation>
    </message>
    <message>
        <source>Protocol</source>
        <translation>协议</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>Errors</source>
        <translation>错误</translation>
    </message>
    <message>
        <source>p50</source>
        <translation>p50</translation>
    </message>
    <message>
        <source>p95</source>
        <translation>p95</translation>
    </message>
    <message>
        <source>p99</source>
        <translation>p99</translation>
    </message>
    <message>
        <source>In flight</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>Last seen</source>
        <translation>最近出现</translation>
    </message>
    <message>
        <source>No edge has this text.</source>
        <translation>没有边包含此文本。</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Example traces</source>
        <translation>示例追踪</translation>
    </message>
    <message>
        <source>Choose an edge to see traces that passed over it.</source>
        <translation>选择一条边，查看经过它的追踪。</translation>
    </message>
    <message>
        <source>No trace of this edge is kept.</source>
        <translation>没有保存这条边的追踪。</translation>
    </message>
    <message>
        <source>%1 calls in this time. Open a trace to see what it waited for.</source>
        <translation>这段时间内 %1 次调用。打开一条追踪，查看它在等待什么。</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>how long and which kind of example</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>Show on the map</source>
        <translation>在地图上显示</translation>
    </message>
</context>
<context>
    <name>TrialBar</name>
    <message>
        <source>Trial: %1 Nothing is changed yet.</source>
        <translation>试验：%1尚未做任何更改。</translation>
    </message>
    <message>
        <source>End the trial</source>
        <translation>结束试验</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Draw the map of your system</source>
        <translation>绘制系统的地图</translation>
    </message>
    <message>
        <source>Alidade reads what your code, manifests and contracts say, and you draw the borders. Import a folder to begin; nothing in it is run or changed.</source>
        <translation>Alidade 读取代码、部署清单和契约所说的内容，由您划定边界。从导入文件夹开始；其中的任何内容都不会被运行或更改。</translation>
    </message>
    <message>
        <source>Import a folder</source>
        <translation>导入文件夹</translation>
    </message>
    <message>
        <source>A repository or a folder of repositories</source>
        <translation>一个仓库或包含多个仓库的文件夹</translation>
    </message>
    <message>
        <source>Open a workspace</source>
        <translation>打开工作区</translation>
    </message>
    <message>
        <source>An .alidade file with its decisions</source>
        <translation>包含决策的 .alidade 文件</translation>
    </message>
    <message>
        <source>Open the sample</source>
        <translation>打开示例</translation>
    </message>
    <message>
        <source>A small system with typical faults</source>
        <translation>带有典型缺陷的小型系统</translation>
    </message>
    <message>
        <source>Recent workspaces</source>
        <translation>最近的工作区</translation>
    </message>
    <message>
        <source>You can also drop folders and .alidade files anywhere in this window.</source>
        <translation>也可以将文件夹和 .alidade 文件拖放到此窗口的任意位置。</translation>
    </message>
</context>
<context>
    <name>alidade::ComparisonTable</name>
    <message>
        <source>added</source>
        <translation>新增</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>消失</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>改变</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <comment>a value before and after</comment>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Services and resources</source>
        <translation>服务与资源</translation>
    </message>
    <message>
        <source>Dependencies</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>现在</translation>
    </message>
    <message>
        <source>The chosen time</source>
        <translation>所选时间</translation>
    </message>
    <message>
        <source>The design</source>
        <translation>设计</translation>
    </message>
    <message>
        <source>Snapshot %1</source>
        <translation>快照 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n difference(s)</source>
        <translation>
            <numerusform>%n 处差异</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 services and %2 dependencies are the same</source>
        <translation>%1 个服务和 %2 个依赖相同</translation>
    </message>
    <message>
        <source>Revision %1: import of %2</source>
        <translation>修订 %1：导入 %2</translation>
    </message>
    <message>
        <source>the same</source>
        <translation>不变</translation>
    </message>
</context>
<context>
    <name>alidade::ContractChanges</name>
    <message>
        <source>Compare the contracts of %1 with %2</source>
        <translation>比较 %1 的契约与 %2</translation>
    </message>
    <message>
        <source>List the versions of %1</source>
        <translation>列出 %1 的版本</translation>
    </message>
    <message>
        <source>Accept the change %1 of %2</source>
        <translation>接受 %2 的变更 %1</translation>
    </message>
    <message>
        <source>Let the change %1 of %2 count again</source>
        <translation>重新计入 %2 的变更 %1</translation>
    </message>
</context>
<context>
    <name>alidade::ContractConversion</name>
    <message>
        <source>%1 is not on this machine.</source>
        <translation>%1 不在本机。</translation>
    </message>
    <message>
        <source>Write %1</source>
        <translation>写入 %1</translation>
    </message>
    <message>
        <source>Wrote %1.</source>
        <translation>已写入 %1。</translation>
    </message>
</context>
<context>
    <name>alidade::ContractLibrary</name>
    <message>
        <source>Read the contracts of %1</source>
        <translation>读取 %1 的契约</translation>
    </message>
    <message>
        <source>(no package)</source>
        <translation>（无包名）</translation>
    </message>
    <message>
        <source>Reading %1 was stopped.</source>
        <translation>已停止读取 %1。</translation>
    </message>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>无法读取 %1：%2</translation>
    </message>
</context>
<context>
    <name>alidade::ContractText</name>
    <message>
        <source>The proto maps to %1, the document says %2.</source>
        <translation>proto 对应 %1，文档写的是 %2。</translation>
    </message>
    <message>
        <source>The proto answers with %1, the document with %2.</source>
        <translation>proto 返回 %1，文档返回 %2。</translation>
    </message>
    <message>
        <source>Only the document requires it.</source>
        <translation>只有文档要求必填。</translation>
    </message>
    <message>
        <source>Only the proto requires it.</source>
        <translation>只有 proto 要求必填。</translation>
    </message>
    <message>
        <source>Only the document calls it deprecated.</source>
        <translation>只有文档标为已弃用。</translation>
    </message>
    <message>
        <source>Only the proto calls it deprecated.</source>
        <translation>只有 proto 标为已弃用。</translation>
    </message>
    <message>
        <source>The document does not have it.</source>
        <translation>文档中没有。</translation>
    </message>
    <message>
        <source>The proto does not have it.</source>
        <translation>proto 中没有。</translation>
    </message>
    <message>
        <source>%1 is not in %2 any more. Import it again.</source>
        <translation>%1 已不在 %2 中。请重新导入。</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>alidade::CycleAnalysis</name>
    <message>
        <source>This cut breaks the cycle.</source>
        <translation>此切断可打破该依赖环。</translation>
    </message>
    <message numerus="yes">
        <source>After this cut %n member(s) are still in a cycle.</source>
        <translation>
            <numerusform>切断后仍有 %n 个成员处于依赖环中。</numerusform>
        </translation>
    </message>
    <message>
        <source>No cycle is left in the system.</source>
        <translation>系统中不再有依赖环。</translation>
    </message>
    <message numerus="yes">
        <source>%n cycle(s) are left in the system.</source>
        <translation>
            <numerusform>系统中还剩 %n 个依赖环。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1%2</translation>
    </message>
    <message>
        <source>%1 → %2</source>
        <translation>%1 → %2</translation>
    </message>
    <message>
        <source>Decide to cut %1</source>
        <translation>决定切断 %1</translation>
    </message>
    <message>
        <source>Withdraw the cut %1 → %2</source>
        <translation>撤回切断 %1 → %2</translation>
    </message>
</context>
<context>
    <name>alidade::DriftTable</name>
    <message>
        <source>Was accepted until %1</source>
        <translation>曾接受至 %1</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>已接受</translation>
    </message>
    <message>
        <source>Accepted until %1</source>
        <translation>接受至 %1</translation>
    </message>
    <message>
        <source>Adopt %1</source>
        <translation>将 %1 纳入设计</translation>
    </message>
    <message>
        <source>Accept drift %1</source>
        <translation>接受偏离 %1</translation>
    </message>
    <message>
        <source>Withdraw what was decided about %1</source>
        <translation>撤回对 %1 的决定</translation>
    </message>
</context>
<context>
    <name>alidade::EventBoard</name>
    <message>
        <source>Reading the events</source>
        <translation>正在读取事件</translation>
    </message>
    <message>
        <source>%1 · as the names tell</source>
        <translation>%1 · 根据名称推断</translation>
    </message>
    <message>
        <source>%1 · possibly</source>
        <translation>%1 · 可能</translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n 张便签</numerusform>
        </translation>
    </message>
    <message>
        <source>That of its service</source>
        <translation>与其服务相同</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>in no context</source>
        <translation>不属于任何上下文</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>在 %1 中</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>%1 was found in the code, and stays while the code says so.</source>
        <translation>%1 是从代码中发现的；只要代码里还有，它就会保留。</translation>
    </message>
    <message>
        <source>SVG picture</source>
        <translation>SVG 图片</translation>
    </message>
    <message>
        <source>PNG picture</source>
        <translation>PNG 图片</translation>
    </message>
    <message>
        <source>Mermaid flowchart</source>
        <translation>Mermaid 流程图</translation>
    </message>
    <message>
        <source>AsyncAPI document</source>
        <translation>AsyncAPI 文档</translation>
    </message>
    <message>
        <source>JSON</source>
        <translation>JSON</translation>
    </message>
    <message>
        <source>Exporting the events</source>
        <translation>正在导出事件</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
</context>
<context>
    <name>alidade::HistoryModel</name>
    <message>
        <source>New workspace</source>
        <translation>新工作区</translation>
    </message>
</context>
<context>
    <name>alidade::Identities</name>
    <message>
        <source>gave the name</source>
        <translation>名称来源</translation>
    </message>
    <message>
        <source>Join %1 with %2</source>
        <translation>将 %1 与 %2 合并</translation>
    </message>
    <message>
        <source>Set %1 apart</source>
        <translation>将 %1 分开</translation>
    </message>
    <message>
        <source>Keep %1 and %2 apart</source>
        <translation>让 %1 与 %2 保持分开</translation>
    </message>
    <message>
        <source>Forget what was said about %1</source>
        <translation>撤回对 %1 的指定</translation>
    </message>
</context>
<context>
    <name>alidade::Inspection</name>
    <message numerus="yes">
        <source>%n selected</source>
        <translation>
            <numerusform>已选择 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>代码</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Also called</source>
        <translation>别名</translation>
    </message>
    <message numerus="yes">
        <source>%n replica(s)</source>
        <translation>
            <numerusform>%n 个副本</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>an image and its replicas</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>bounded context</source>
        <translation>限界上下文</translation>
    </message>
    <message>
        <source>dependency</source>
        <translation>依赖</translation>
    </message>
    <message>
        <source>relation of contexts</source>
        <translation>上下文关系</translation>
    </message>
    <message>
        <source>RPCs</source>
        <translation>RPC</translation>
    </message>
    <message>
        <source>Routes</source>
        <translation>路由</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>主题</translation>
    </message>
    <message>
        <source>Queues</source>
        <translation>队列</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Ports</source>
        <translation>端口</translation>
    </message>
    <message>
        <source>to %1</source>
        <comment>a flow</comment>
        <translation>发往 %1</translation>
    </message>
    <message>
        <source>from %1</source>
        <comment>a flow</comment>
        <translation>来自 %1</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <comment>a topic and its broker</comment>
        <translation>%1，位于 %2</translation>
    </message>
    <message>
        <source>Owners</source>
        <translation>负责人</translation>
    </message>
</context>
<context>
    <name>alidade::Language</name>
    <message>
        <source>System</source>
        <translation>跟随系统</translation>
    </message>
</context>
<context>
    <name>alidade::LibraryModel</name>
    <message>
        <source>Served by nobody here</source>
        <translation>此处无人提供</translation>
    </message>
    <message>
        <source>No context</source>
        <translation>无上下文</translation>
    </message>
    <message>
        <source>(no package)</source>
        <translation>（无包名）</translation>
    </message>
    <message numerus="yes">
        <source>%n method(s)</source>
        <translation>
            <numerusform>%n 个方法</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n operation(s)</source>
        <translation>
            <numerusform>%n 个操作</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n type(s)</source>
        <translation>
            <numerusform>%n 个类型</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>alidade::MapView</name>
    <message>
        <source>Place %1</source>
        <translation>放置 %1</translation>
    </message>
    <message>
        <source>Laying out the map</source>
        <translation>正在布局地图</translation>
    </message>
    <message>
        <source>Copied the map as SVG and PNG</source>
        <translation>已将地图复制为 SVG 和 PNG</translation>
    </message>
    <message>
        <source>Copied the selection as SVG and PNG</source>
        <translation>已将所选复制为 SVG 和 PNG</translation>
    </message>
    <message>
        <source>Exporting the map</source>
        <translation>正在导出地图</translation>
    </message>
    <message>
        <source>%1 cannot be written: %2</source>
        <translation>无法写入 %1：%2</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>{} services</source>
        <comment>the {} becomes the count</comment>
        <translation>{} 个服务</translation>
    </message>
    <message>
        <source>{} resources</source>
        <comment>the {} becomes the count</comment>
        <translation>{} 个资源</translation>
    </message>
    <message>
        <source>+{} more</source>
        <comment>the {} becomes the count</comment>
        <translation>另有 {} 个</translation>
    </message>
    <message>
        <source>gone</source>
        <translation>已消失</translation>
    </message>
    <message>
        <source>new</source>
        <translation>新</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a relation and its pattern</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a dependency and its mode</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2, %3</source>
        <comment>a dependency, its protocol and mode</comment>
        <translation>%1 · %2，%3</translation>
    </message>
    <message>
        <source>Copying the map</source>
        <translation>复制地图</translation>
    </message>
    <message>
        <source>{} service</source>
        <comment>the {} becomes the count, 1</comment>
        <translation>{} 个服务</translation>
    </message>
    <message>
        <source>{} resource</source>
        <comment>the {} becomes the count, 1</comment>
        <translation>{} 个资源</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a dependency and its traffic</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a dependency and what the voices come to</comment>
        <translation>%1 · %2</translation>
    </message>
</context>
<context>
    <name>alidade::MatrixView</name>
    <message>
        <source>%1 does not depend on %2</source>
        <translation>%1 不依赖 %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 depends on %2 (%n dependency(ies), in a cycle)</source>
        <translation>
            <numerusform>%1 依赖 %2（%n 条依赖，在环中）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 depends on %2 (%n dependency(ies))</source>
        <translation>
            <numerusform>%1 依赖 %2（%n 条依赖）</numerusform>
        </translation>
    </message>
    <message>
        <source>Dependency structure matrix</source>
        <translation>依赖结构矩阵（DSM）</translation>
    </message>
    <message>
        <source>%1, in a cycle</source>
        <translation>%1，在依赖环中</translation>
    </message>
</context>
<context>
    <name>alidade::MessageLog</name>
    <message>
        <source>… and %1 more</source>
        <translation>…… 还有 %1 条</translation>
    </message>
</context>
<context>
    <name>alidade::OpenCalls</name>
    <message>
        <source>Say that %1 calls %2</source>
        <translation>指定 %1 调用 %2</translation>
    </message>
    <message>
        <source>Ignore a call of %1</source>
        <translation>忽略 %1 的一个调用</translation>
    </message>
    <message>
        <source>Forget what was said about a call of %1</source>
        <translation>撤回对 %1 的一个调用的指定</translation>
    </message>
</context>
<context>
    <name>alidade::PaletteModel</name>
    <message>
        <source>Unassigned</source>
        <translation>未分配</translation>
    </message>
    <message>
        <source>Bounded context</source>
        <translation>限界上下文</translation>
    </message>
    <message>
        <source>Import this folder</source>
        <translation>导入此文件夹</translation>
    </message>
    <message>
        <source>Open this workspace</source>
        <translation>打开此工作区</translation>
    </message>
    <message>
        <source>Nothing there yet: go on typing</source>
        <translation>此路径尚不存在：请继续输入</translation>
    </message>
    <message>
        <source>Import or open this path</source>
        <translation>导入或打开此路径</translation>
    </message>
</context>
<context>
    <name>alidade::Recorder</name>
    <message>
        <source>requests with metrics or logs</source>
        <translation>个含指标或日志的请求</translation>
    </message>
    <message>
        <source>requests refused</source>
        <translation>个被拒绝的请求</translation>
    </message>
    <message>
        <source>requests not understood</source>
        <translation>个无法理解的请求</translation>
    </message>
    <message>
        <source>requests too large</source>
        <translation>个过大的请求</translation>
    </message>
    <message>
        <source>requests for which there was no room</source>
        <translation>个因容量不足而拒绝的请求</translation>
    </message>
</context>
<context>
    <name>alidade::RuntimeView</name>
    <message>
        <source>Read %1</source>
        <translation>读取 %1</translation>
    </message>
    <message>
        <source>%1 cannot be compared: it does not count the same.</source>
        <translation>无法对比 %1：其计数对象不同。</translation>
    </message>
    <message numerus="yes">
        <source>%n problem(s) in %1</source>
        <translation>
            <numerusform>%1 中有 %n 个问题</numerusform>
        </translation>
    </message>
    <message>
        <source>Go</source>
        <translation>Go</translation>
    </message>
    <message>
        <source>Live heap</source>
        <translation>存活堆</translation>
    </message>
    <message>
        <source>Heap goal of the next collection</source>
        <translation>下次回收的堆目标</translation>
    </message>
    <message>
        <source>Heap in use</source>
        <translation>使用中的堆</translation>
    </message>
    <message>
        <source>Heap with idle memory</source>
        <translation>堆（含空闲内存）</translation>
    </message>
    <message>
        <source>Heap given back</source>
        <translation>已归还的堆</translation>
    </message>
    <message>
        <source>Stacks</source>
        <translation>栈</translation>
    </message>
    <message>
        <source>Memory of the Go runtime</source>
        <translation>Go 运行时内存</translation>
    </message>
    <message>
        <source>Memory of the process</source>
        <translation>进程内存</translation>
    </message>
    <message>
        <source>Collections</source>
        <translation>垃圾回收次数</translation>
    </message>
    <message>
        <source>Pauses together</source>
        <translation>停顿合计</translation>
    </message>
    <message>
        <source>CPU time of the collector</source>
        <translation>回收器的 CPU 时间</translation>
    </message>
    <message>
        <source>Goroutines</source>
        <translation>Goroutine</translation>
    </message>
    <message>
        <source>Threads</source>
        <translation>线程</translation>
    </message>
    <message>
        <source>CPU time</source>
        <translation>CPU 时间</translation>
    </message>
    <message>
        <source>Open files</source>
        <translation>打开的文件</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 / %2</translation>
    </message>
    <message>
        <source>all</source>
        <translation>全部</translation>
    </message>
    <message>
        <source>Metrics</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>%1 against the older one</source>
        <translation>与较早的相比 %1</translation>
    </message>
    <message>
        <source>%1 in all</source>
        <translation>共 %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>用时 %1</translation>
    </message>
</context>
<context>
    <name>alidade::SagaRuns</name>
    <message>
        <source>Completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>Compensated</source>
        <translation>已补偿</translation>
    </message>
    <message>
        <source>Broken</source>
        <translation>已破坏</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>进行中</translation>
    </message>
    <message>
        <source>%1 failed</source>
        <translation>%1 失败</translation>
    </message>
    <message>
        <source>undone: %1</source>
        <translation>已撤销：%1</translation>
    </message>
    <message>
        <source>still to come: %1</source>
        <translation>尚未执行：%1</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>Trace %1</source>
        <translation>追踪 %1</translation>
    </message>
</context>
<context>
    <name>alidade::SagaVerdicts</name>
    <message>
        <source>Verifying %1</source>
        <translation>正在验证 %1</translation>
    </message>
</context>
<context>
    <name>alidade::SagaView</name>
    <message>
        <source>newSaga</source>
        <translation>新Saga</translation>
    </message>
    <message>
        <source>There is another saga %1.</source>
        <translation>已有另一个 Saga %1。</translation>
    </message>
    <message>
        <source>Reading %1</source>
        <translation>正在读取 %1</translation>
    </message>
    <message>
        <source>There is no saga in %1.</source>
        <translation>%1 中没有 Saga。</translation>
    </message>
    <message numerus="yes">
        <source>%n saga(s) imported.</source>
        <translation>
            <numerusform>已导入 %n 个 Saga。</numerusform>
        </translation>
    </message>
    <message>
        <source>Exporting the saga</source>
        <translation>正在导出 Saga</translation>
    </message>
    <message>
        <source>Wrote %1</source>
        <translation>已写入 %1</translation>
    </message>
    <message>
        <source>With the chosen faults</source>
        <translation>按所选故障</translation>
    </message>
    <message>
        <source>At random, run %1</source>
        <translation>随机，第 %1 次</translation>
    </message>
    <message>
        <source>%1, step %2 by %3, point of no return</source>
        <translation>%1，步骤 %2，由 %3 执行，不归点</translation>
    </message>
    <message>
        <source>%1, step %2 by %3</source>
        <translation>%1，步骤 %2，由 %3 执行</translation>
    </message>
    <message>
        <source>Compensation of %1</source>
        <translation>%1 的补偿</translation>
    </message>
    <message>
        <source>the step above</source>
        <translation>上面的步骤</translation>
    </message>
    <message>
        <source>nothing: at once</source>
        <translation>无：立即开始</translation>
    </message>
    <message>
        <source>Reading the chains of events</source>
        <translation>正在读取事件链</translation>
    </message>
</context>
<context>
    <name>alidade::Session</name>
    <message>
        <source>Rename the system to %1</source>
        <translation>将系统重命名为 %1</translation>
    </message>
    <message>
        <source>%1 failed: %2</source>
        <translation>%1失败：%2</translation>
    </message>
    <message>
        <source>Import %1</source>
        <translation>导入 %1</translation>
    </message>
    <message>
        <source>Imported %1.</source>
        <translation>已导入 %1。</translation>
    </message>
    <message>
        <source>The sample system is not installed.</source>
        <translation>未安装示例系统。</translation>
    </message>
    <message>
        <source>There is nothing at %1.</source>
        <translation>%1 处没有任何内容。</translation>
    </message>
    <message numerus="yes">
        <source>Imported %1; %n place(s) could not be read fully.</source>
        <translation>
            <numerusform>已导入 %1；有 %n 处未能完整读取。</numerusform>
        </translation>
    </message>
    <message>
        <source>Lay out the map</source>
        <translation>自动布局地图</translation>
    </message>
    <message>
        <source>%1 is not in the imported folder of %2 any more. Import it again.</source>
        <translation>%1 已不在 %2 的导入文件夹中，请重新导入。</translation>
    </message>
    <message>
        <source>%1; opened read-only.</source>
        <translation>%1；已以只读方式打开。</translation>
    </message>
    <message>
        <source>The source was removed. Undo brings it back.</source>
        <translation>来源已移除。撤销即可恢复。</translation>
    </message>
    <message>
        <source>%1 came from standard input. Import it again with the command line.</source>
        <translation>%1 来自标准输入，请用命令行重新导入。</translation>
    </message>
    <message>
        <source>%1 is not on this computer. Copy or clone it first.</source>
        <translation>%1 不在这台计算机上，请先复制或克隆它。</translation>
    </message>
    <message>
        <source>%1 was not opened: one workspace is open at a time.</source>
        <translation>未打开 %1：同一时间只能打开一个工作区。</translation>
    </message>
    <message>
        <source>%1 was read from commit %2, not from files on disk.</source>
        <translation>%1 读取自提交 %2，而非磁盘文件。</translation>
    </message>
    <message>
        <source>No program opens %1. Name your editor in the settings, for instance &quot;code -g {file}:{line}&quot;.</source>
        <translation>没有程序可打开 %1。请在设置中指定编辑器，例如 &quot;code -g {file}:{line}&quot;。</translation>
    </message>
    <message>
        <source>the source is gone</source>
        <translation>来源已不存在</translation>
    </message>
</context>
<context>
    <name>alidade::Snapshots</name>
    <message>
        <source>A snapshot needs a name.</source>
        <translation>快照需要名称。</translation>
    </message>
    <message>
        <source>This means something else where snapshots are compared.</source>
        <translation>这个名称在比较快照时另有含义。</translation>
    </message>
    <message>
        <source>There is a snapshot of this name already.</source>
        <translation>已有同名的快照。</translation>
    </message>
    <message>
        <source>Take snapshot %1</source>
        <translation>建立快照 %1</translation>
    </message>
    <message>
        <source>Describe snapshot %1</source>
        <translation>描述快照 %1</translation>
    </message>
    <message>
        <source>Rename snapshot %1 to %2</source>
        <translation>将快照 %1 改名为 %2</translation>
    </message>
    <message>
        <source>Remove snapshot %1</source>
        <translation>删除快照 %1</translation>
    </message>
</context>
<context>
    <name>alidade::Snippet</name>
    <message>
        <source>The lines cannot be shown: %1.</source>
        <translation>无法显示这些行：%1。</translation>
    </message>
</context>
<context>
    <name>alidade::TimelineView</name>
    <message>
        <source>%1: no calls</source>
        <translation>%1：没有调用</translation>
    </message>
    <message>
        <source>%1: %2, %3 failed</source>
        <translation>%1：%2，失败 %3</translation>
    </message>
</context>
<context>
    <name>alidade::TraceWaterfall</name>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>retry</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>parent missing</source>
        <translation>缺少父跨度</translation>
    </message>
    <message>
        <source>outside of its parent</source>
        <translation>超出父跨度</translation>
    </message>
    <message>
        <source>gap</source>
        <translation>空隙</translation>
    </message>
    <message>
        <source>server</source>
        <translation>服务端</translation>
    </message>
    <message>
        <source>client</source>
        <translation>客户端</translation>
    </message>
    <message>
        <source>producer</source>
        <translation>生产者</translation>
    </message>
    <message>
        <source>consumer</source>
        <translation>消费者</translation>
    </message>
    <message>
        <source>internal</source>
        <translation>内部</translation>
    </message>
    <message numerus="yes">
        <source>%n span(s), and more that were not kept</source>
        <translation>
            <numerusform>%n 个跨度，另有未保存的</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n span(s)</source>
        <translation>
            <numerusform>%n 个跨度</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>alidade::TrafficTable</name>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>slowest</source>
        <translation>最慢</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>空闲</translation>
    </message>
    <message>
        <source>It ran before, but not in this time.</source>
        <translation>以前运行过，但这段时间没有。</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>未运行</translation>
    </message>
    <message numerus="yes">
        <source>%n edge(s)</source>
        <translation>
            <numerusform>%n 条边</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 calls</source>
        <comment>a number of them</comment>
        <translation>%1 次调用</translation>
    </message>
    <message>
        <source>No traffic from %1 to %2 in the chosen time.</source>
        <translation>所选时间内没有从 %1 到 %2 的流量。</translation>
    </message>
</context>
</TS>
